import { exporting } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
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

export const listRectifications = reading(contract.listRectifications, ({ tx, now }, input) =>
  store.listRectifications(tx, { ...input, now }),
)

export const countRectifications = reading(contract.countRectifications, ({ tx, communityId, now }) =>
  store.countRectifications(tx, { communityId, now }),
)

export const exportRectifications = exporting(list.exportRectifications, ({ now }, asked) => ({
  query: store.rectificationsQuery({ ...asked, now }),
  row: store.rectificationRowOf,
}))

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
