import { sql } from 'kysely'
import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Assignee, roleName } from '../matters/contract.ts'
import { type MatterId, refuse as refuseMatter } from '../matters/index.ts'
import type { RectificationDetail } from './contract.ts'
import type { SubjectKind } from './words.ts'

export interface NewRectification {
  readonly matterId: MatterId
  readonly subject: { readonly kind: SubjectKind; readonly name: string; readonly matterId: MatterId | null }
  readonly source: { readonly kind: string; readonly id: string } | null
  readonly wrong: string
  readonly demand: string
  readonly to: Assignee
  readonly deadline: BusinessDate
}

export const insertRectification = async (tx: Tx, communityId: CommunityId, r: NewRectification): Promise<void> => {
  const { staffId, role } = addressee(r.to)
  const work = sql`/* quality.insert */
    insert into quality.rectification (community_id, matter_id, subject_kind, subject_name, subject_matter_id, source_kind, source_id,
      wrong, demand, to_staff_id, to_role, deadline)
    values (${communityId}, ${r.matterId}, ${r.subject.kind}, ${r.subject.name}, ${r.subject.matterId}, ${r.source?.kind ?? null},
      ${r.source?.id ?? null}, ${r.wrong}, ${r.demand}, ${staffId}, ${role}, ${r.deadline})`.execute(tx)
  await onConstraint(work, { rectification_subject_fkey: () => refuseMatter('not-found') })
}

/** What a step leaves on the notice; what is left out stays. */
export interface RectificationStep {
  readonly wrong?: string
  readonly demand?: string
  readonly to?: Assignee
  readonly deadline?: BusinessDate
  readonly paperId?: string
  readonly issuedAt?: Date
  readonly issuedBy?: StaffId
  readonly acknowledgedAt?: Date
  readonly acknowledgedBy?: StaffId
  readonly reply?: string
  readonly repliedAt?: Date
  readonly repliedBy?: StaffId
  readonly checkNote?: string
  readonly checkedAt?: Date | null
  readonly checkedBy?: StaffId | null
  readonly sentBack?: number
}

const columnOf = {
  wrong: sql`wrong`,
  demand: sql`demand`,
  deadline: sql`deadline`,
  paperId: sql`paper_id`,
  issuedAt: sql`issued_at`,
  issuedBy: sql`issued_by`,
  acknowledgedAt: sql`acknowledged_at`,
  acknowledgedBy: sql`acknowledged_by`,
  reply: sql`reply`,
  repliedAt: sql`replied_at`,
  repliedBy: sql`replied_by`,
  checkNote: sql`check_note`,
  checkedAt: sql`checked_at`,
  checkedBy: sql`checked_by`,
  sentBack: sql`sent_back`,
} as const

export const saveRectification = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: MatterId; step: RectificationStep },
): Promise<void> => {
  const { to, ...plain } = o.step
  const names = Object.keys(plain) as (keyof typeof columnOf)[]
  const changes = names.map((name) => sql`${columnOf[name]} = ${plain[name]}`)
  if (to) changes.push(sql`to_staff_id = ${addressee(to).staffId}, to_role = ${addressee(to).role}`)
  await sql`update quality.rectification set ${sql.join(changes)}
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

type Stored = Omit<Notice, 'to' | 'issuedAt' | 'acknowledgedAt' | 'repliedAt' | 'checkedAt'> & {
  readonly toStaffId: StaffId | null
  readonly toRole: string | null
  readonly issuedAt: Date | null
  readonly acknowledgedAt: Date | null
  readonly repliedAt: Date | null
  readonly checkedAt: Date | null
}

export type Notice = RectificationDetail['notice']

/** The notice beside its matter; undefined where this community has none of that id. */
export const rectificationOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<Notice | undefined> => {
  const { rows } = await sql<Stored>`/* quality.rectification */
    select r.subject_kind as "subjectKind", r.subject_name as "subjectName", r.subject_matter_id as "subjectMatterId",
      coalesce((select m.number from matters.matter m where m.community_id = ${o.communityId} and m.id = r.subject_matter_id), '') as "subjectNumber",
      r.wrong, r.demand, r.to_staff_id as "toStaffId", r.to_role as "toRole", coalesce(t.name, '') as "toName", r.deadline,
      r.issued_at as "issuedAt", coalesce(i.name, '') as "issuedBy",
      r.acknowledged_at as "acknowledgedAt", r.acknowledged_by as "acknowledgedBy", coalesce(g.name, '') as "acknowledgedByName",
      r.reply, r.replied_at as "repliedAt", r.replied_by as "repliedBy", coalesce(p.name, '') as "repliedByName",
      r.check_note as "checkNote", r.checked_at as "checkedAt", coalesce(c.name, '') as "checkedByName", r.sent_back as "sentBack"
    from quality.rectification r
    left join access.staff t on t.id = r.to_staff_id
    left join access.staff i on i.id = r.issued_by
    left join access.staff g on g.id = r.acknowledged_by
    left join access.staff p on p.id = r.replied_by
    left join access.staff c on c.id = r.checked_by
    where r.community_id = ${o.communityId} and r.matter_id = ${o.matterId}`.execute(tx)
  return rows[0] && noticeFrom(rows[0])
}

const noticeFrom = ({ toStaffId, toRole, ...row }: Stored): Notice => ({
  ...row,
  to: (toStaffId ? { staffId: toStaffId } : { role: toRole }) as Assignee,
  toName: row.toName || roleName(toRole ?? ''),
  issuedAt: row.issuedAt?.toISOString() ?? null,
  acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  repliedAt: row.repliedAt?.toISOString() ?? null,
  checkedAt: row.checkedAt?.toISOString() ?? null,
})

/** The notice that something gave rise to; undefined where it gave rise to none. */
export const rectificationFrom = async (
  tx: Tx,
  o: { communityId: CommunityId; source: { kind: string; id: string } },
): Promise<{ id: MatterId; number: string } | undefined> => {
  const { rows } = await sql<{ id: MatterId; number: string }>`/* quality.rectification-from */
    select m.id, m.number from quality.rectification r
    join matters.matter m on m.community_id = ${o.communityId} and m.id = r.matter_id
    where r.community_id = ${o.communityId} and r.source_kind = ${o.source.kind} and r.source_id = ${o.source.id}`.execute(
    tx,
  )
  return rows[0]
}

const addressee = (to: Assignee): { staffId: string | null; role: string | null } =>
  'staffId' in to ? { staffId: to.staffId, role: null } : { staffId: null, role: to.role }
