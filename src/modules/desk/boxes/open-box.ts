import { addDays, businessDateAt } from '../../../kernel/dates.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import * as contract from './box.contract.ts'
import { boxesSince, insertBoxOpening, listBoxOpenings as page } from './box.store.ts'

/** Records an opening of the contact box; the record itself is the proof that it was opened that day. */
export const recordBoxOpening = useCase(contract.recordBoxOpening, async (context, input) => {
  const { tx, communityId, actor, now, audit, tell } = context
  const { box, letters, note } = input
  const openedAt = input.openedAt ? new Date(input.openedAt) : now
  if (openedAt > now) throw refuse('opened-in-the-future')
  const id = crypto.randomUUID()
  const opened = { id, box, openedOn: businessDateAt(openedAt), letters, note }
  await insertBoxOpening(tx, { ...opened, communityId, openedAt, openedBy: actor.staffId, recordedAt: now })
  audit({ subject: { kind: 'box-opening', id } })
  tell({
    name: 'desk.box-opened',
    payload: { openingId: id, openedOn: opened.openedOn, staffId: actor.staffId, letters },
  })
  return { ...opened, openedAt: openedAt.toISOString(), openedBy: actor.name }
})

const REMEMBERED_DAYS = 90

export const listBoxOpenings = reading(contract.listBoxOpenings, async ({ tx, communityId, today }, input) => ({
  ...(await page(tx, input)),
  boxes: await boxesSince(tx, { communityId, since: addDays(today, -REMEMBERED_DAYS), today }),
}))
