import { formatDate } from '../../../kernel/dates.ts'
import { useCase } from '../../../platform/http/use-case.ts'
import { periodOf } from '../period.ts'
import { refuse } from '../refusals.ts'
import { sameVersion } from '../same-version.ts'
import { admitHolders } from './admit-holders.ts'
import * as contract from './contract.ts'
import { insertTitle } from './insert-title.ts'
import { closeTitle, lockTitle } from './title.store.ts'

/** §12.4.1: the running title ends on the day the new one begins, and both keep their manner. */
export const transferTitle = useCase(contract.transferTitle, async (context, input) => {
  const { tx, communityId, actor, now, audit, tell } = context
  const { titleId, on } = input
  const old = sameVersion('产权', { theirs: await lockTitle(tx, { communityId, titleId }), yours: input })
  if (old.until !== null) throw refuse('title-ended', { house: old.house.name, on: formatDate(old.until) })
  const closed = periodOf({ from: old.from, until: on }, 'on')
  await admitHolders(tx, { ...input, communityId })
  await closeTitle(tx, { communityId, titleId, during: closed, note: old.note })
  const facts = { ...input, during: { from: on, until: null } }
  const title = await insertTitle(tx, { communityId, house: old.house, facts, now, by: actor.staffId })
  const payload = { houseId: old.house.id, titleId: title.id, fromTitleId: titleId, on }
  tell({ name: 'households.title-transferred', payload })
  audit({ subject: { kind: 'title', id: title.id }, detail: payload })
  return title
})
