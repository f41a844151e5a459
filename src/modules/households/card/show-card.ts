import { noteAccess } from '../../../platform/audit/note-access.ts'
import { reading } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import { cardOf, FIRST_PAGE } from './card.store.ts'
import * as contract from './contract.ts'
import { tellCard } from './tell-card.rules.ts'

/** The household on one screen: one statement beside the sign-in, whatever modules put on it. */
export const showCard = reading(contract.showCard, async (context, { houseId }) => {
  const { tx, communityId, actor, now, today, slots, requestId, database } = context
  const panels = slots.cardPanels.filter((panel) => actor.rights.has(panel.right))
  const timelines = slots.timelines.filter((source) => actor.rights.has(source.right))
  const row = found('房屋', await cardOf(tx, slots, { communityId, houseId, now, today, panels, timelines }))
  // Whole phone numbers leave here: that they were seen is noted after the answer.
  noteAccess(database, {
    ...{ communityId, at: now, requestId, act: contract.showCard.summary },
    ...{ actor: { kind: actor.kind, id: actor.staffId }, subject: { kind: 'house', id: houseId }, fields: ['phones'] },
  })
  return tellCard(row, { panels, pageSize: FIRST_PAGE })
})
