import { onConstraint } from '../../../platform/database/constraint.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import type { Hint } from './hint.contract.ts'
import * as contract from './hint.contract.ts'
import { hintById, hintsForContact, hintsOf, insertHint, saveHint, versionsOf } from './hint.store.ts'

export const listHints = reading(contract.listHints, async ({ tx, today }, input) => ({
  hints: await hintsOf(tx, { ...input, today }),
}))

export const hintsFor = reading(contract.hintsFor, async ({ tx, communityId, today }, input) => {
  const { houseId, kind, class: classCode } = input
  const hints = await hintsForContact(tx, { communityId, today, houseId, kind, classCode })
  return { hints: hints.map(({ id, body, subjectName, buildingName }) => ({ id, body, subjectName, buildingName })) }
})

export const addHint = useCase(contract.addHint, async (context, input) => {
  const { tx, communityId, actor, now, audit } = context
  const { communityId: _, ...hint } = input
  demandPeriod(hint)
  if (hint.classCode !== null && hint.kind !== 'complaint') throw refuse('hint-class')
  const hintId = crypto.randomUUID() as contract.HintId
  await onConstraint(insertHint(tx, { ...hint, communityId, hintId, by: actor.staffId, at: now }), {
    hint_building_fkey: () => refuse('area-unknown'),
  })
  audit({ subject: { kind: 'hint', id: hintId } })
  return existing(context, hintId)
})

export const changeHint = useCase(contract.changeHint, async (context, input) => {
  const { tx, communityId, actor, now, audit } = context
  const { hintId, version, body, validFrom, validUntil } = input
  demandPeriod(input)
  const before = await existing(context, hintId)
  const written = { communityId, hintId, body, validFrom, validUntil, by: actor.staffId, at: now }
  if (!(await saveHint(tx, { ...written, version, removed: false }))) {
    throw refuse('hint-changed', { yours: { body, validFrom, validUntil, version }, theirs: before })
  }
  audit({ subject: { kind: 'hint', id: hintId }, fields: ['body', 'validFrom', 'validUntil'] })
  return existing(context, hintId)
})

/** Takes a hint off; its versions stay. */
export const removeHint = useCase(contract.removeHint, async (context, { hintId, version }) => {
  const { tx, communityId, actor, now, audit } = context
  const before = await existing(context, hintId)
  const { body, validFrom, validUntil } = before
  const written = { communityId, hintId, body, validFrom, validUntil, by: actor.staffId, at: now }
  if (!(await saveHint(tx, { ...written, version, removed: true }))) {
    throw refuse('hint-changed', { yours: { version }, theirs: before })
  }
  audit({ subject: { kind: 'hint', id: hintId } })
  return before
})

export const readHintVersions = reading(contract.readHintVersions, async ({ tx, communityId }, { hintId }) => {
  const versions = await versionsOf(tx, { communityId, hintId })
  if (versions.length === 0) throw refuse('hint-not-found')
  return { versions }
})

const demandPeriod = ({ validFrom, validUntil }: Pick<Hint, 'validFrom' | 'validUntil'>): void => {
  if (validUntil !== null && validUntil < validFrom) throw refuse('hint-period')
}

const existing = async (
  {
    tx,
    communityId,
  }: Pick<Parameters<Parameters<typeof useCase<typeof contract.addHint>>[1]>[0], 'tx' | 'communityId'>,
  hintId: string,
): Promise<Hint> => {
  const hint = await hintById(tx, { communityId, hintId })
  if (!hint) throw refuse('hint-not-found')
  return hint
}
