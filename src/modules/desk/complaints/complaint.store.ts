import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { MatterId } from '../../matters/index.ts'
import type { AnswerWay, CauseKind, Satisfaction, Severity, Validity } from '../words.ts'
import type { ComplaintDetail, ComplaintMention } from './complaint.contract.ts'
import { type ComplaintState, complaintProcess } from './complaint.process.ts'

export interface NewComplaint {
  readonly matterId: MatterId
  readonly registeredAt: Date
  readonly classCode: string
  readonly className: string
  readonly severity: Severity
  readonly department: string
  readonly repeatOf: MatterId | null
}

export const insertComplaint = async (tx: Tx, communityId: CommunityId, c: NewComplaint): Promise<void> => {
  await sql`/* desk.insert-complaint */
    insert into desk.complaint (community_id, matter_id, registered_at, class_code, class_name, severity, department, repeat_of)
    values (${communityId}, ${c.matterId}, ${c.registeredAt}, ${c.classCode}, ${c.className}, ${c.severity}, ${c.department},
      ${c.repeatOf})`.execute(tx)
}

/** What a step leaves on the complaint; what is left out stays. */
export interface ComplaintStep {
  readonly classCode?: string
  readonly className?: string
  readonly severity?: Severity
  readonly department?: string
  readonly takenBy?: StaffId
  readonly takenAt?: Date
  readonly validity?: Validity
  readonly causeKind?: CauseKind
  readonly cause?: string
  readonly action?: string
  readonly result?: string
  readonly explanation?: string
  readonly resolvedAt?: Date
  readonly handledBy?: StaffId
  readonly satisfaction?: Satisfaction
  readonly opinion?: string
}

const columnOf = {
  classCode: sql`class_code`,
  className: sql`class_name`,
  severity: sql`severity`,
  department: sql`department`,
  takenBy: sql`taken_by`,
  takenAt: sql`taken_at`,
  validity: sql`validity`,
  causeKind: sql`cause_kind`,
  cause: sql`cause`,
  action: sql`action`,
  result: sql`result`,
  explanation: sql`explanation`,
  resolvedAt: sql`resolved_at`,
  handledBy: sql`handled_by`,
  satisfaction: sql`satisfaction`,
  opinion: sql`opinion`,
} as const

export const saveComplaint = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; step: ComplaintStep },
): Promise<void> => {
  const names = Object.keys(o.step) as (keyof ComplaintStep)[]
  if (names.length === 0) return
  const changes = sql.join(names.map((name) => sql`${columnOf[name]} = ${o.step[name]}`))
  await sql`/* desk.save-complaint */ update desk.complaint set ${changes}
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

/** Keeps the first answer to the owner; later ones are in the timeline. */
export const saveFirstAnswer = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; answer: string; way: AnswerWay; at: Date; by: StaffId },
): Promise<void> => {
  await sql`/* desk.first-answer */
    update desk.complaint set first_answer = ${o.answer}, answer_way = ${o.way}, answered_at = ${o.at}, answered_by = ${o.by}
    where community_id = ${o.communityId} and matter_id = ${o.matterId} and answered_at is null`.execute(tx)
}

/** Not satisfied: counted, and said why; what was done before stays until there is a new result. */
export const saveReopening = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; opinion: string },
): Promise<void> => {
  await sql`/* desk.reopen-complaint */
    update desk.complaint set reopened = reopened + 1, satisfaction = 'unsatisfied', opinion = ${o.opinion}
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

export const isAnswered = async (tx: Tx, o: { communityId: CommunityId; matterId: string }): Promise<boolean> => {
  const { rows } = await sql<{ answered: boolean }>`/* desk.complaint-answered */
    select answered_at is not null as answered from desk.complaint
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
  return rows[0]?.answered ?? false
}

type StoredMention = Omit<ComplaintMention, 'registeredAt' | 'stateName'> & { registeredAt: string; state: string }
type StoredComplaint = Omit<ComplaintDetail['complaint'], 'answeredAt' | 'resolvedAt' | 'repeatOf' | 'repeats'> & {
  readonly answeredAt: Date | null
  readonly resolvedAt: Date | null
  readonly repeatOf: StoredMention | null
  readonly repeats: readonly StoredMention[]
}

const mentionColumns = sql`'matterId', m.id, 'number', m.number, 'title', m.title, 'state', m.state, 'registeredAt', m.opened_at`

export const complaintOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<ComplaintDetail['complaint'] | undefined> => {
  const { rows } = await sql<StoredComplaint>`/* desk.complaint */
    select c.class_code as "classCode", c.class_name as "className", c.severity, c.department,
      (select jsonb_build_object(${mentionColumns}) from matters.matter m
        where m.community_id = ${o.communityId} and m.id = c.repeat_of) as "repeatOf",
      coalesce((select jsonb_agg(jsonb_build_object(${mentionColumns}) order by m.opened_at)
        from desk.complaint later
        join matters.matter m on m.community_id = ${o.communityId} and m.id = later.matter_id
        where later.community_id = ${o.communityId} and later.repeat_of = c.matter_id), '[]'::jsonb) as repeats,
      (select name from access.staff s where s.id = c.taken_by) as "takenBy",
      c.first_answer as "firstAnswer", c.answer_way as "answerWay", c.answered_at as "answeredAt",
      (select name from access.staff s where s.id = c.answered_by) as "answeredBy",
      c.validity, c.cause_kind as "causeKind", c.cause, c.action, c.result, c.explanation, c.resolved_at as "resolvedAt",
      (select name from access.staff s where s.id = c.handled_by) as "handledBy", c.satisfaction, c.opinion, c.reopened
    from desk.complaint c where c.community_id = ${o.communityId} and c.matter_id = ${o.matterId}`.execute(tx)
  const row = rows[0]
  return (
    row && {
      ...row,
      takenBy: row.takenBy ?? '',
      answeredBy: row.answeredBy ?? '',
      handledBy: row.handledBy ?? '',
      answeredAt: row.answeredAt?.toISOString() ?? null,
      resolvedAt: row.resolvedAt?.toISOString() ?? null,
      repeatOf: row.repeatOf && mentionOf(row.repeatOf),
      repeats: row.repeats.map(mentionOf),
    }
  )
}

/** Earlier complaints of a house and class since an instant, the newest first. */
export const complaintsAlike = async (
  tx: Tx,
  o: { communityId: CommunityId; houseId: string; classCode: string; since: Date },
): Promise<ComplaintMention[]> => {
  const { rows } = await sql<{ one: StoredMention }>`/* desk.complaints-alike */
    select jsonb_build_object(${mentionColumns}) as one
    from (select * from matters.matter where community_id = ${o.communityId} and house_id = ${o.houseId}
      and opened_at >= ${o.since} and kind = 'complaint') m
    join desk.complaint c on c.community_id = ${o.communityId} and c.matter_id = m.id
    where c.class_code = ${o.classCode} and m.state <> 'cancelled'
    order by m.opened_at desc limit 10`.execute(tx)
  return rows.map(({ one }) => mentionOf(one))
}

const mentionOf = ({ state, registeredAt, ...one }: StoredMention): ComplaintMention => ({
  ...one,
  registeredAt: new Date(registeredAt).toISOString(),
  stateName: complaintProcess.words.states[state as ComplaintState],
})
