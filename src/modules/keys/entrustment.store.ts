import { sql } from 'kysely'
import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { KeyDetail, KeyId } from './contract.ts'
import { refuse } from './refusals.ts'

type OnKey = { readonly communityId: CommunityId; readonly keyId: KeyId }

export const addEntrustment = async (
  tx: Tx,
  on: OnKey & {
    number: string
    partyId: string
    letterNumber: string
    purpose: string
    from: BusinessDate
    until: BusinessDate | null
    now: Date
    by: StaffId
  },
): Promise<void> => {
  await onConstraint(
    sql`/* keys.entrust */ insert into keys.entrustment (community_id, key_id, party_id, letter_number, purpose, during, recorded_at, recorded_by)
      values (${on.communityId}, ${on.keyId}, ${on.partyId}, ${on.letterNumber}, ${on.purpose}, daterange(${on.from}::date, ${on.until}::date, '[]'),
        ${on.now}, ${on.by})`.execute(tx),
    {
      entrustment_no_overlap: () => refuse('already-entrusted', { number: on.number }),
      entrustment_party_fkey: () => refuse('party-unknown'),
    },
  )
}

/** Ends the running entrustment with today; one that began today never was. Answers false where none runs. */
export const endEntrustmentOf = async (
  tx: Tx,
  on: OnKey & { today: BusinessDate; reason: string },
): Promise<boolean> => {
  const begunToday =
    await sql`delete from keys.entrustment where community_id = ${on.communityId} and key_id = ${on.keyId}
    and lower(during) = ${on.today}::date`.execute(tx)
  if (begunToday.numAffectedRows) return true
  const ended =
    await sql`update keys.entrustment set during = daterange(lower(during), ${on.today}::date), ended_reason = ${on.reason}
    where community_id = ${on.communityId} and key_id = ${on.keyId} and lower(during) < ${on.today}::date
      and (upper(during) is null or upper(during) > ${on.today}::date)`.execute(tx)
  return Boolean(ended.numAffectedRows)
}

/** The letters of a key, the last one first. */
export const entrustmentsOf = async (
  tx: Tx,
  on: OnKey & { today: BusinessDate },
): Promise<KeyDetail['entrustments']> => {
  const { rows } = await sql<KeyDetail['entrustments'][number]>`/* keys.entrustments */
    select e.id, p.name as "partyName", e.letter_number as "letterNumber", e.purpose, e.ended_reason as "endedReason",
      lower(e.during) as "from", upper(e.during) - 1 as until, (upper(e.during) is null or upper(e.during) > ${on.today}::date) as running
    from keys.entrustment e join households.party p on p.community_id = e.community_id and p.id = e.party_id
    where e.community_id = ${on.communityId} and e.key_id = ${on.keyId} order by lower(e.during) desc`.execute(tx)
  return rows
}

/** The replacement of a key is held by the same letter. */
export const carryEntrustment = async (
  tx: Tx,
  on: { communityId: CommunityId; from: KeyId; to: KeyId; today: BusinessDate; now: Date; by: StaffId },
): Promise<void> => {
  await sql`/* keys.carry-entrustment */ insert into keys.entrustment
      (community_id, key_id, party_id, letter_number, purpose, during, recorded_at, recorded_by)
    select community_id, ${on.to}::uuid, party_id, letter_number, purpose, daterange(${on.today}::date, upper(during)),
      ${on.now}::timestamptz, ${on.by}::uuid
    from keys.entrustment where community_id = ${on.communityId} and key_id = ${on.from}
      and (upper(during) is null or upper(during) > ${on.today}::date)`.execute(tx)
}
