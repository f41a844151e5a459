import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { DateRange } from '../../../kernel/periods.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HouseId } from '../../estate/contract.ts'
import { periodInChinese } from '../period.ts'
import { refuse } from '../refusals.ts'
import { found } from '../same-version.ts'
import type { HolderInput, Title, TitleForm, TitleManner } from './contract.ts'
import * as store from './title.store.ts'

interface TitleToInsert {
  readonly communityId: CommunityId
  readonly house: { readonly id: HouseId; readonly name: string }
  readonly facts: {
    readonly during: DateRange
    readonly form: TitleForm
    readonly manner: TitleManner
    readonly holders: readonly HolderInput[]
    readonly certificateNumber: string
    readonly note: string
  }
  readonly now: Date
  readonly by: StaffId
}

/** Adds a title; where the database refuses it, says which one stands in the way. @throws households.title-overlap */
export const insertTitle = async (tx: Tx, on: TitleToInsert): Promise<Title> => {
  const { communityId, house, facts } = on
  const houseId = house.id
  const titleId = await store.addTitle(tx, { communityId, houseId, facts, recordedAt: on.now, recordedBy: on.by })
  if (titleId !== undefined) return found('产权', await store.titleById(tx, { communityId, titleId }))
  const other = await store.titleWithin(tx, { communityId, houseId, during: facts.during })
  throw refuse('title-overlap', {
    house: house.name,
    who: other?.holders.map((holder) => holder.name).join('、') ?? '',
    period: periodInChinese(other ?? facts.during),
  })
}
