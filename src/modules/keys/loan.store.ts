import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { atMost, pageOf } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { KeyId, LoanLine } from './contract.ts'
import type { BorrowerKind } from './words.ts'

type OnKey = { readonly communityId: CommunityId; readonly keyId: KeyId }

export interface NewLoan {
  readonly id: string
  readonly borrowerKind: BorrowerKind
  readonly borrowerStaffId: StaffId | null
  readonly borrowerPartyId: string | null
  readonly borrowerName: string
  readonly borrowerPhone: string
  readonly purpose: string
  readonly ownerTold: string
  readonly dueAt: Date
}

/** The key is locked by then, so that `loan_open_once` (I10) refuses only what went around that lock. */
export const addLoan = async (tx: Tx, on: OnKey & { loan: NewLoan; now: Date; by: StaffId }): Promise<void> => {
  const { loan } = on
  await sql`/* keys.lend */ insert into keys.loan (community_id, id, key_id, borrower_kind, borrower_staff_id, borrower_party_id,
      borrower_name, borrower_phone, purpose, owner_told, lent_at, lent_by, due_at)
    values (${on.communityId}, ${loan.id}, ${on.keyId}, ${loan.borrowerKind}, ${loan.borrowerStaffId}, ${loan.borrowerPartyId},
      ${loan.borrowerName}, ${loan.borrowerPhone}, ${loan.purpose}, ${loan.ownerTold}, ${on.now}, ${on.by}, ${loan.dueAt})`.execute(
    tx,
  )
}

export const setPaper = async (
  tx: Tx,
  on: { communityId: CommunityId; loanId: string; paperId: string },
): Promise<void> => {
  await sql`/* keys.loan-paper */ update keys.loan set paper_id = ${on.paperId}
    where community_id = ${on.communityId} and id = ${on.loanId}`.execute(tx)
}

export interface OpenLoan {
  readonly id: string
  readonly borrowerName: string
  readonly lentAt: Date
  readonly dueAt: Date
}

export const openLoanOf = async (tx: Tx, on: OnKey): Promise<OpenLoan | undefined> => {
  const { rows } = await sql<OpenLoan>`/* keys.open-loan */
    select id, borrower_name as "borrowerName", lent_at as "lentAt", due_at as "dueAt" from keys.loan
    where community_id = ${on.communityId} and key_id = ${on.keyId} and ended_at is null`.execute(tx)
  return rows[0]
}

export const loanIdsOf = async (tx: Tx, on: OnKey): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`/* keys.loan-ids */ select id from keys.loan
    where community_id = ${on.communityId} and key_id = ${on.keyId} order by lent_at desc limit 200`.execute(tx)
  return rows.map(({ id }) => id)
}

export const endLoan = async (
  tx: Tx,
  on: { communityId: CommunityId; loanId: string; how: 'returned' | 'lost'; condition: string; now: Date; by: StaffId },
): Promise<void> => {
  await sql`/* keys.end-loan */ update keys.loan set ended_at = ${on.now}, ended_by = ${on.by}, ended_how = ${on.how}, condition = ${on.condition}
    where community_id = ${on.communityId} and id = ${on.loanId} and ended_at is null`.execute(tx)
}

export interface LoansAsked {
  readonly communityId: CommunityId
  readonly now: Date
  readonly from?: BusinessDate | undefined
  readonly until?: BusinessDate | undefined
  readonly open?: boolean | undefined
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

interface Row extends Omit<LoanLine, 'lentAt' | 'dueAt' | 'endedAt'> {
  readonly lentAt: Date
  readonly dueAt: Date
  readonly endedAt: Date | null
}

/** The lending register, newest first: a page of it, or all for an export. */
export const loansQuery = (asked: Omit<LoansAsked, 'limit'> & { readonly limit?: number }): RawBuilder<Row> =>
  sql<Row>`/* keys.loans */
    select l.id, l.key_id as "keyId", k.number, coalesce(h.spelling, a.name, f.name, '') as place, l.borrower_name as "borrowerName",
      l.borrower_kind as "borrowerKind", l.purpose, l.lent_at as "lentAt", coalesce(s.name, '') as "lentBy", l.due_at as "dueAt",
      l.ended_at as "endedAt", coalesce(e.name, '') as "endedBy", l.ended_how as "endedHow", l.paper_id as "paperId", l.condition, (l.ended_at is null and l.due_at < ${asked.now}) as overdue
    from keys.loan l
    join keys.key k on k.community_id = l.community_id and k.id = l.key_id
    left join estate.house h on h.community_id = k.community_id and h.id = k.house_id
    left join estate.public_area a on a.community_id = k.community_id and a.id = k.public_area_id
    left join estate.facility f on f.community_id = k.community_id and f.id = k.facility_id
    left join access.staff s on s.id = l.lent_by
    left join access.staff e on e.id = l.ended_by
    where ${conditionsOf(asked)} order by l.lent_at desc, l.id desc ${atMost(asked.limit)}`

export const listLoans = async (tx: Tx, asked: LoansAsked): Promise<{ loans: LoanLine[]; next: string | null }> => {
  const { rows } = await loansQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, { limit: asked.limit, cursor: ({ id }) => id })
  return { loans: page.map(loanOf), next }
}

export const loanOf = (row: Row): LoanLine => ({
  ...row,
  lentAt: row.lentAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
})

const conditionsOf = (asked: Omit<LoansAsked, 'limit'>): RawBuilder<unknown> =>
  sql.join(
    [
      sql`l.community_id = ${asked.communityId}`,
      ...(asked.from ? [sql`l.lent_at >= ${startOfDay(asked.from)}`] : []),
      ...(asked.until ? [sql`l.lent_at < ${startOfDay(addDays(asked.until, 1))}`] : []),
      ...(asked.open ? [sql`l.ended_at is null`] : []),
      ...(asked.q
        ? [
            sql`(strpos(lower(k.number), lower(${asked.q})) > 0 or strpos(l.borrower_name, ${asked.q}) > 0
              or strpos(coalesce(h.spelling, a.name, f.name, ''), ${asked.q}) > 0)`,
          ]
        : []),
      ...(asked.after
        ? [
            sql`(l.lent_at, l.id) < (select o.lent_at, o.id from keys.loan o where o.community_id = ${asked.communityId} and o.id = ${asked.after})`,
          ]
        : []),
    ],
    sql` and `,
  )
