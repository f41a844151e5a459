import { reading } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import { tellTimeline } from './tell-card.rules.ts'
import { FAR, timelineOf } from './timeline.store.ts'

export const showTimeline = reading(contract.showTimeline, async (context, { houseId, before, limit }) => {
  const { tx, communityId, actor, slots } = context
  const timelines = slots.timelines.filter((source) => actor.rights.has(source.right))
  const page = { communityId, houseId, timelines, before: before === undefined ? FAR : new Date(before), limit }
  return tellTimeline(found('房屋', await timelineOf(tx, page)), limit)
})
