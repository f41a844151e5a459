import { sql } from 'kysely'
import { businessDateAt } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Subscription } from '../../platform/app/define-module.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { publicAddress } from '../../platform/outbound/allowed-origins.ts'
import { priorityNames } from '../matters/contract.ts'
import { matterRowOf, rowColumns, type StoredRow } from '../matters/index.ts'
import { eventsOf } from './event.rules.ts'
import { wordsOf } from './message.rules.ts'
import { queueAnnouncement } from './queue.store.ts'
import { askToSend } from './send-messages.ts'

/**
 * What the channels are told of (§11.4: the technician is told at once). Queues and asks to send; sends nothing itself,
 * so the fact does not wait for any vendor and the other subscribers do not wait for it.
 */
export const announcements: readonly Subscription[] = Object.entries(eventsOf).map(([fact, events]) => ({
  fact,
  run: async ({ tx, communityId, now, eventId, payload }) => {
    const told = events(payload)
    if (told.length === 0) return
    const matterId = String(payload['matterId'])
    const about = await matterToTell(tx, { communityId, matterId, rule: payload['rule'] })
    if (!about) return
    const { row, communityName, code, breached } = about
    const address = publicAddress()
    const queued = await queueAnnouncement(tx, {
      communityId,
      now,
      announcement: {
        ...{ factId: eventId, events: told, matterId, number: row.number },
        staffId: row.assignee?.staffId ?? null,
        words: (event) =>
          wordsOf({
            ...{ event, communityName, number: row.number, kindName: row.kindName, title: row.title, breached },
            stateName: fact === 'matters.closed' ? row.stateName : '',
            priorityName: row.priority === 'normal' ? '' : priorityNames[row.priority],
            placeName: row.place.name,
            assigneeName: row.assignee?.name ?? '',
            due: row.dueAt ? { name: row.dueName, at: shortMoment(new Date(row.dueAt)) } : undefined,
            link: address && `${address}/c/${code}/matters?matter=${matterId}`,
          }),
      },
    })
    if (queued > 0) await askToSend(tx, { communityId, at: now })
  },
}))

const matterToTell = async (tx: Tx, on: { communityId: CommunityId; matterId: string; rule: unknown }) => {
  const { communityId, matterId } = on
  const { rows } = await sql<StoredRow & { community_name: string; code: string; breached: string | null }>`
    /* messages.matter */ select ${rowColumns(communityId)}, c.name as community_name, c.code,
      (select k.name from matters.clock k where k.community_id = ${communityId} and k.matter_id = m.id
        and k.rule = ${typeof on.rule === 'string' ? on.rule : ''} order by k.started_at desc limit 1) as breached
    from matters.matter m join access.community c on c.community_id = m.community_id
    where m.community_id = ${communityId} and m.id = ${matterId}`.execute(tx)
  const stored = rows[0]
  if (!stored) return undefined
  const { community_name: communityName, code, breached } = stored
  return { row: matterRowOf(stored), communityName, code, breached: breached ?? undefined }
}

/** `11-24 18:30` in Shanghai. */
const shortMoment = (at: Date): string => {
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${businessDateAt(at).slice(5)} ${time}`
}
