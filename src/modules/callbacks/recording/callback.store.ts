import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { kindName, stateName } from '../../matters/contract.ts'
import type { MatterId } from '../../matters/index.ts'
import type { CallbackDetail } from '../callback.contract.ts'
import type { CallbackClass, gradeNames, outcomeNames, Satisfaction } from '../words.ts'

/** What a step must know of the callback it is about. */
export interface HeldCallback {
  readonly class: CallbackClass
  readonly missed: number
  readonly houseId: string | null
  readonly technicianId: StaffId | null
  readonly about: {
    readonly id: MatterId
    readonly kind: string
    readonly number: string
    readonly title: string
  } | null
}

/** The callback beside its held matter. */
export const heldCallback = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<HeldCallback | undefined> => {
  const { rows } = await sql<HeldCallback>`/* callbacks.held */
    select k.class, k.missed, k.house_id as "houseId", k.technician_id as "technicianId",
      (select jsonb_build_object('id', a.id, 'kind', a.kind, 'number', a.number, 'title', a.title) from matters.matter a
        where a.community_id = ${o.communityId} and a.id = k.about_matter_id) as about
    from callbacks.callback k where k.community_id = ${o.communityId} and k.matter_id = ${o.matterId}`.execute(tx)
  return rows[0]
}

export interface Attempt {
  readonly communityId: CommunityId
  readonly matterId: MatterId
  readonly at: Date
  readonly by: StaffId
  readonly outcome: keyof typeof outcomeNames
  readonly callAgainAt: Date | null
  readonly note: string
}

/** Writes down that somebody rang, and what that leaves on the callback: one statement. */
export const addAttempt = async (tx: Tx, a: Attempt): Promise<void> => {
  const missed = a.outcome === 'no-answer' || a.outcome === 'wrong-number' ? 1 : 0
  await sql`/* callbacks.attempt */
    with rung as (
      insert into callbacks.attempt (community_id, id, matter_id, at, by_id, outcome, call_again_at, note)
      values (${a.communityId}, ${crypto.randomUUID()}, ${a.matterId}, ${a.at}, ${a.by}, ${a.outcome}, ${a.callAgainAt}, ${a.note})
      returning matter_id
    )
    update callbacks.callback set missed = missed + ${missed}, call_again_at = ${a.callAgainAt}
    where community_id = ${a.communityId} and matter_id = ${a.matterId}`.execute(tx)
}

export interface Recorded {
  readonly satisfaction: Satisfaction
  readonly workQuality: keyof typeof gradeNames | null
  readonly attitude: keyof typeof gradeNames | null
  readonly opinion: string
  readonly problem: boolean
  readonly rectificationId: MatterId | null
}

export const saveRecorded = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: MatterId; at: Date; by: StaffId; recorded: Recorded },
): Promise<void> => {
  const { recorded: r } = o
  await sql`/* callbacks.record */
    update callbacks.callback set recorded_at = ${o.at}, recorded_by = ${o.by}, satisfaction = ${r.satisfaction},
      work_quality = ${r.workQuality}, attitude = ${r.attitude}, opinion = ${r.opinion}, problem = ${r.problem},
      rectification_id = ${r.rectificationId}, ended_at = ${o.at}, call_again_at = null
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

/** Ended without a record: refused, not reached, cancelled, put off. */
export const endCallback = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: MatterId; at: Date; reason: string },
): Promise<void> => {
  await sql`/* callbacks.end */
    update callbacks.callback set ended_at = ${o.at}, end_reason = ${o.reason}, call_again_at = null
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

type Detail = CallbackDetail['callback']

interface Stored extends Omit<Detail, 'callAgainAt' | 'recordedAt' | 'about' | 'rectification' | 'unreachedAfter'> {
  readonly callAgainAt: Date | null
  readonly recordedAt: Date | null
  readonly about: (Omit<NonNullable<Detail['about']>, 'kindName' | 'stateName'> & { readonly state: string }) | null
  readonly rectification: { readonly id: MatterId; readonly number: string; readonly state: string } | null
}

/** A callback with what it is about, what was said, and every time somebody rang. */
export const callbackOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<Omit<Detail, 'unreachedAfter'> | undefined> => {
  const { communityId } = o
  const { rows } = await sql<Stored>`/* callbacks.callback */
    select k.class, k.house_id as "houseId", k.missed, k.call_again_at as "callAgainAt", k.recorded_at as "recordedAt",
      coalesce(s.name, '') as "recordedBy", k.satisfaction, k.work_quality as "workQuality", k.attitude, k.opinion, k.problem,
      k.end_reason as "endReason",
      (select jsonb_build_object('id', a.id, 'kind', a.kind, 'number', a.number, 'title', a.title, 'state', a.state,
          'finishedAt', k.about_finished_at, 'result', coalesce(r.result, ''), 'technicianId', k.technician_id,
          'technician', coalesce((select t.name from access.staff t where t.id = k.technician_id), ''))
        from matters.matter a
        left join work_orders.repair r on r.community_id = ${communityId} and r.matter_id = a.id
        where a.community_id = ${communityId} and a.id = k.about_matter_id) as about,
      (select jsonb_build_object('id', n.id, 'number', n.number, 'state', n.state) from matters.matter n
        where n.community_id = ${communityId} and n.id = k.rectification_id) as rectification,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'at', t.at, 'by', w.name, 'outcome', t.outcome,
          'callAgainAt', t.call_again_at, 'note', t.note) order by t.at desc)
        from callbacks.attempt t join access.staff w on w.id = t.by_id
        where t.community_id = ${communityId} and t.matter_id = k.matter_id), '[]'::jsonb) as attempts
    from callbacks.callback k
    left join access.staff s on s.id = k.recorded_by
    where k.community_id = ${communityId} and k.matter_id = ${o.matterId}`.execute(tx)
  return rows[0] && detailFrom(rows[0])
}

const detailFrom = (row: Stored): Omit<Detail, 'unreachedAfter'> => {
  const { about, rectification } = row
  return {
    ...row,
    callAgainAt: row.callAgainAt?.toISOString() ?? null,
    recordedAt: row.recordedAt?.toISOString() ?? null,
    about: about && {
      ...about,
      kindName: kindName(about.kind),
      stateName: stateName(about.kind, about.state),
      finishedAt: instantOrNull(about.finishedAt),
    },
    rectification: rectification && {
      id: rectification.id,
      number: rectification.number,
      stateName: stateName('rectification', rectification.state),
    },
    attempts: row.attempts.map((one) => ({
      ...one,
      at: new Date(one.at).toISOString(),
      callAgainAt: instantOrNull(one.callAgainAt),
    })),
  }
}

const instantOrNull = (text: string | null): string | null => text && new Date(text).toISOString()
