import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { exportingShort } from '../../platform/exports/index.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import type { Level, TemplateKind, Templates, TemplateVersion } from './contract.ts'
import * as contract from './contract.ts'
import { type DeclaredPaperKind, declaredKind, declaredKinds } from './paper-kind.ts'
import { refuse } from './refusals.ts'
import { standardDesign } from './template.rules.ts'
import {
  addVersion,
  countTemplates,
  discardDraft,
  saveDraft,
  startDraft,
  templateInForce,
  templatesInForce,
  versionsOf,
} from './template.store.ts'
import * as list from './template-list.ts'

export const listTemplates = reading(contract.listTemplates, async ({ tx, ...on }) => ({
  kinds: await templateKindsOf(tx, on),
}))

export const exportTemplates = exportingShort(list.exportTemplates, ({ tx, today }, { communityId }) =>
  templateKindsOf(tx, { communityId, today }),
)

const templateKindsOf = async (
  tx: Tx,
  { communityId, today }: { communityId: CommunityId; today: BusinessDate },
): Promise<TemplateKind[]> => {
  const counts = await countTemplates(tx, { communityId, today })
  const inForce = await templatesInForce(tx, { communityId, today })
  return declaredKinds().map(({ id, name, code }) => ({
    ...{ kind: id, name, code, coming: 0, drafts: 0, ...counts.get(id) },
    inForce: inForce.get(id) ?? { level: null, number: 0, from: null },
  }))
}

export const showTemplates = reading(contract.showTemplates, ({ tx, communityId, today }, { kind }) =>
  shown(tx, { communityId, kind: known(kind), today }),
)

/** Keeps the draft of a template; of two who edit it at once the second gets both versions (case 38). */
export const saveTemplate = useCase(contract.saveTemplate, async (context, { kind: id, level, version, design }) => {
  const { tx, communityId, now, actor, today } = context
  const kind = known(id)
  demandLevel(actor.rights, level)
  const saved = await saveDraft(tx, { level, communityId, kind: id, version, design, now, by: actor.staffId })
  const after = await shown(tx, { communityId, kind, today })
  if (!saved) throw refuse('template-changed', { yours: { version, design }, theirs: theirsIn(after, level) })
  context.audit({ fields: [id, level] })
  return after
})

export const discardTemplate = useCase(contract.discardTemplate, async (context, { kind: id, level, version }) => {
  const { tx, communityId, actor, today } = context
  const kind = known(id)
  demandLevel(actor.rights, level)
  const done = await discardDraft(tx, { level, communityId, kind: id, version })
  const after = await shown(tx, { communityId, kind, today })
  if (!done) throw refuse('template-changed', { yours: { version }, theirs: theirsIn(after, level) })
  context.audit({ fields: [id, level] })
  return after
})

export const putInForce = useCase(contract.putInForce, async (context, { kind: id, level, version, from }) => {
  const { tx, communityId, now, actor, today } = context
  const kind = known(id)
  demandLevel(actor.rights, level)
  if (from < today) throw refuse('in-force-in-the-past')
  const done = await startDraft(tx, { level, communityId, kind: id, version, from, now, by: actor.staffId })
  const after = await shown(tx, { communityId, kind, today })
  if (!done) throw refuse('template-changed', { yours: { version }, theirs: theirsIn(after, level) })
  context.audit({ fields: [id, level, `inForceFrom:${from}`] })
  return after
})

/** Back to the template below, from today: a version without a design, so that the history stays whole. */
export const resetTemplate = useCase(contract.resetTemplate, async (context, { kind: id, level }) => {
  const { tx, communityId, now, actor, today } = context
  const kind = known(id)
  demandLevel(actor.rights, level)
  const done = await addVersion(tx, {
    ...{ level, communityId, kind: id, design: null, from: today },
    ...{ now, by: actor.staffId },
  })
  const after = await shown(tx, { communityId, kind, today })
  if (!done) throw refuse('template-changed', { yours: {}, theirs: theirsIn(after, level) })
  context.audit({ fields: [id, level] })
  return after
})

const known = (id: string): DeclaredPaperKind => {
  const kind = declaredKind(id)
  if (!kind) throw refuse('kind-unknown')
  return kind
}

/** The company's templates hold in every community that has none of its own: not everybody's to change. */
const demandLevel = (rights: ReadonlySet<string>, level: Level): void => {
  if (level === 'company' && !rights.has('papers.design-company')) throw refuse('company-templates')
}

const theirsIn = (after: Templates, level: Level): TemplateVersion | { version: 0 } =>
  after.versions.find((one) => one.level === level && one.from === null) ?? { version: 0 }

const shown = async (
  tx: Tx,
  on: { communityId: CommunityId; kind: DeclaredPaperKind; today: BusinessDate },
): Promise<Templates> => {
  const { communityId, today, kind } = on
  const { design: _, ...inForce } = await templateInForce(tx, { communityId, kind: kind.id, today })
  return {
    kind: kind.id,
    name: kind.name,
    sample: contract.paperContent.parse(kind.sample),
    standard: standardDesign(kind.sample),
    versions: await versionsOf(tx, { communityId, kind: kind.id }),
    inForce,
  }
}
