import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { atMost, pageOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { cursorOf, readCursor } from '../../matters/index.ts'
import type { BoxOpening } from './box.contract.ts'

export interface NewBoxOpening {
  readonly communityId: CommunityId
  readonly id: string
  readonly box: string
  readonly openedAt: Date
  readonly openedOn: BusinessDate
  readonly openedBy: StaffId
  readonly letters: number
  readonly note: string
  readonly recordedAt: Date
}

export const insertBoxOpening = async (tx: Tx, o: NewBoxOpening): Promise<void> => {
  await sql`/* desk.insert-box-opening */
    insert into desk.box_opening (community_id, id, box, opened_at, opened_on, opened_by, letters, note, recorded_at)
    values (${o.communityId}, ${o.id}, ${o.box}, ${o.openedAt}, ${o.openedOn}, ${o.openedBy}, ${o.letters}, ${o.note},
      ${o.recordedAt})`.execute(tx)
}

export interface BoxesAsked {
  readonly communityId: CommunityId
  readonly q?: string | undefined
  readonly openedBy?: string | undefined
  readonly from?: BusinessDate | undefined
  readonly to?: BusinessDate | undefined
  readonly sort: 'openedAt' | '-openedAt'
}

interface Page {
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

type Stored = Omit<BoxOpening, 'openedAt'> & { readonly openedAt: Date }

export const boxOpeningsQuery = (asked: BoxesAsked & Page): RawBuilder<Stored> => {
  const newest = asked.sort === '-openedAt'
  const after = readCursor(asked.after)
  const conditions = [
    sql`b.community_id = ${asked.communityId}`,
    ...(asked.q ? [sql`(strpos(b.box, ${asked.q}) > 0 or strpos(b.note, ${asked.q}) > 0)`] : []),
    ...(asked.openedBy ? [sql`b.opened_by = ${asked.openedBy}`] : []),
    ...(asked.from ? [sql`b.opened_at >= ${startOfDay(asked.from)}`] : []),
    ...(asked.to ? [sql`b.opened_at < ${startOfDay(addDays(asked.to, 1))}`] : []),
    ...(after
      ? [sql`(b.opened_at, b.id) ${newest ? sql`<` : sql`>`} (${after.at}::timestamptz, ${after.id}::uuid)`]
      : []),
  ]
  return sql<Stored>`/* desk.box-openings */
    select b.id, b.box, b.opened_at as "openedAt", b.opened_on as "openedOn", b.letters, b.note,
      (select s.name from access.staff s where s.id = b.opened_by) as "openedBy"
    from desk.box_opening b where ${sql.join(conditions, sql` and `)}
    order by ${newest ? sql`b.opened_at desc, b.id desc` : sql`b.opened_at, b.id`} ${atMost(asked.limit)}`
}

export const listBoxOpenings = async (
  tx: Tx,
  asked: BoxesAsked & Page & { readonly limit: number },
): Promise<{ rows: BoxOpening[]; next: string | null }> => {
  const { rows } = await boxOpeningsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, {
    limit: asked.limit,
    cursor: (last) => cursorOf({ at: last.openedAt, id: last.id }),
  })
  return { rows: page.map(boxOpeningOf), next }
}

export const boxOpeningOf = (row: Stored): BoxOpening => ({ ...row, openedAt: row.openedAt.toISOString() })

/** Boxes that were opened since a day, and whether each was opened today. */
export const boxesSince = async (
  tx: Tx,
  o: { communityId: CommunityId; since: BusinessDate; today: BusinessDate },
): Promise<{ box: string; openedToday: boolean }[]> => {
  const { rows } = await sql<{ box: string; openedToday: boolean }>`/* desk.boxes */
    select box, bool_or(opened_on = ${o.today}) as "openedToday" from desk.box_opening
    where community_id = ${o.communityId} and opened_at >= ${startOfDay(o.since)}
    group by box order by count(*) desc, box limit 50`.execute(tx)
  return rows
}
