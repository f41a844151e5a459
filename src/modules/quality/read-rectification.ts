import { exporting } from '../../platform/exports/index.ts'
import { type Actor, reading } from '../../platform/http/use-case.ts'
import { refuse, showMatter } from '../matters/index.ts'
import { papersAbout } from '../papers/index.ts'
import type { RectificationDetail } from './contract.ts'
import * as contract from './contract.ts'
import * as store from './list.store.ts'
import { rectificationOf } from './rectification.store.ts'
import * as list from './rectification-list.ts'

export const readRectification = reading(contract.readRectification, (context, input) =>
  showRectification(context, input.matterId),
)

export const listRectifications = reading(contract.listRectifications, ({ tx, now, actor }, input) =>
  store.listRectifications(tx, askedOf(input, { now, actor })),
)

export const countRectifications = reading(contract.countRectifications, ({ tx, communityId, now, actor }) =>
  store.countRectifications(tx, { communityId, now, liesWith: keysOf(actor) }),
)

export const exportRectifications = exporting(list.exportRectifications, ({ now, actor }, asked) => ({
  query: store.rectificationsQuery(askedOf(asked, { now, actor })),
  row: store.rectificationRowOf,
}))

const askedOf = <const I extends { readonly mine?: boolean | undefined }>(
  { mine, ...asked }: I,
  { now, actor }: { now: Date; actor: Actor },
) => ({ ...asked, now, ...(mine ? { liesWith: keysOf(actor) } : {}) })

const keysOf = ({ staffId, roles }: Actor): string[] => [
  `staff:${staffId}`,
  ...[...roles].map((role) => `role:${role}`),
]

/** A notice with its matter and its papers, as the caller may see it; 404 where this community has none of that id. */
export const showRectification = async (
  context: Parameters<typeof showMatter>[0],
  matterId: Parameters<typeof showMatter>[1],
): Promise<RectificationDetail> => {
  const { tx, communityId } = context
  const notice = await rectificationOf(tx, { communityId, matterId })
  if (!notice) throw refuse('not-found')
  const papers = await papersAbout(tx, { communityId, subjects: [matterId] })
  return { matter: await showMatter(context, matterId), notice, papers }
}
