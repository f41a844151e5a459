import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { outcomeNames, type ReceptionKind } from '../words.ts'
import type { Hint, HintId } from './hint.contract.ts'

interface Stored extends Omit<Hint, 'changedAt' | 'subjectName'> {
  readonly changedAt: Date
  readonly className: string | null
}

const hintColumns = (communityId: CommunityId) => sql`
  h.id, h.building_id as "buildingId", coalesce((select b.code || '栋' from estate.building b
    where b.community_id = ${communityId} and b.id = h.building_id), '') as "buildingName",
  h.kind, h.class_code as "classCode",
  coalesce((select c.name from desk.complaint_class c where c.community_id = ${communityId} and c.code = h.class_code),
    (select d.name from desk.default_complaint_class d where d.code = h.class_code)) as "className",
  h.body, h.valid_from as "validFrom", h.valid_until as "validUntil", h.version, h.changed_at as "changedAt",
  (select s.name from access.staff s where s.id = h.changed_by) as "changedBy"`

const hintFrom = ({ className, changedAt, ...row }: Stored): Hint => ({
  ...row,
  subjectName: [row.kind ? outcomeNames[row.kind] : '', className ?? ''].filter((part) => part !== '').join(' · '),
  changedAt: changedAt.toISOString(),
})

export interface HintsAsked {
  readonly communityId: CommunityId
  readonly today: BusinessDate
  readonly status: 'now' | 'all'
  readonly q?: string | undefined
  readonly kind?: ReceptionKind | undefined
  readonly buildingId?: string | undefined
}

/** The hints of a community that were not removed; a few dozen at most, so all at once. */
export const hintsOf = async (tx: Tx, asked: HintsAsked): Promise<Hint[]> => {
  const conditions = [
    sql`h.community_id = ${asked.communityId} and h.removed_at is null`,
    ...(asked.status === 'now' ? [holdsOn(asked.today)] : []),
    ...(asked.kind ? [sql`h.kind = ${asked.kind}`] : []),
    ...(asked.buildingId ? [sql`h.building_id = ${asked.buildingId}`] : []),
    ...(asked.q ? [sql`strpos(h.body, ${asked.q}) > 0`] : []),
  ]
  const { rows } = await sql<Stored>`/* desk.hints */ select ${hintColumns(asked.communityId)} from desk.hint h
    where ${sql.join(conditions, sql` and `)} order by h.valid_from desc, h.id limit 500`.execute(tx)
  return rows.map(hintFrom)
}

const holdsOn = (today: BusinessDate) =>
  sql`h.valid_from <= ${today} and (h.valid_until is null or h.valid_until >= ${today})`

/** What holds today for a house, a kind and a class: each condition that a hint names must fit. */
export const hintsForContact = async (
  tx: Tx,
  o: {
    communityId: CommunityId
    today: BusinessDate
    houseId: string | undefined
    kind: ReceptionKind | undefined
    classCode: string | undefined
  },
): Promise<Hint[]> => {
  const { rows } = await sql<Stored>`/* desk.hints-for */
    select ${hintColumns(o.communityId)} from desk.hint h
    where h.community_id = ${o.communityId} and h.removed_at is null and ${holdsOn(o.today)}
      and (h.building_id is null or h.building_id = (select e.building_id from estate.house e
        where e.community_id = ${o.communityId} and e.id = ${o.houseId ?? null}))
      and (h.kind is null or h.kind = ${o.kind ?? ''})
      and (h.class_code is null or h.class_code = ${o.classCode ?? ''})
    order by h.building_id is null, h.kind is null, h.valid_from desc, h.id limit 20`.execute(tx)
  return rows.map(hintFrom)
}

export const hintById = async (tx: Tx, o: { communityId: CommunityId; hintId: string }): Promise<Hint | undefined> => {
  const { rows } = await sql<Stored>`/* desk.hint */ select ${hintColumns(o.communityId)} from desk.hint h
    where h.community_id = ${o.communityId} and h.id = ${o.hintId} and h.removed_at is null`.execute(tx)
  return rows[0] && hintFrom(rows[0])
}

interface Written {
  readonly communityId: CommunityId
  readonly hintId: HintId
  readonly body: string
  readonly validFrom: BusinessDate
  readonly validUntil: BusinessDate | null
  readonly by: StaffId
  readonly at: Date
}

export const insertHint = async (
  tx: Tx,
  h: Written & { buildingId: string | null; kind: string | null; classCode: string | null },
): Promise<void> => {
  await sql`/* desk.insert-hint */
    with added as (
      insert into desk.hint (community_id, id, building_id, kind, class_code, body, valid_from, valid_until, changed_by, changed_at)
      values (${h.communityId}, ${h.hintId}, ${h.buildingId}, ${h.kind}, ${h.classCode}, ${h.body}, ${h.validFrom},
        ${h.validUntil}, ${h.by}, ${h.at})
      returning community_id, id, version, body, valid_from, valid_until, changed_by, changed_at
    )
    ${keepVersion(false)}`.execute(tx)
}

/** Writes the next version where the one that was seen is still there; false where somebody was quicker. */
export const saveHint = async (tx: Tx, h: Written & { version: number; removed: boolean }): Promise<boolean> => {
  const { rows } = await sql`/* desk.save-hint */
    with added as (
      update desk.hint set body = ${h.body}, valid_from = ${h.validFrom}, valid_until = ${h.validUntil},
        removed_at = ${h.removed ? h.at : null}, version = ${h.version + 1}, changed_by = ${h.by}, changed_at = ${h.at}
      where community_id = ${h.communityId} and id = ${h.hintId} and version = ${h.version} and removed_at is null
      returning community_id, id, version, body, valid_from, valid_until, changed_by, changed_at
    )
    ${keepVersion(h.removed)}`.execute(tx)
  return rows.length === 1
}

const keepVersion = (removed: boolean) => sql`
  insert into desk.hint_version (community_id, hint_id, version, body, valid_from, valid_until, removed, by_id, at)
  select community_id, id, version, body, valid_from, valid_until, ${removed}::boolean, changed_by, changed_at from added
  returning hint_id`

export interface HintVersion extends Pick<Hint, 'version' | 'body' | 'validFrom' | 'validUntil'> {
  readonly removed: boolean
  readonly by: string
  readonly at: string
}

export const versionsOf = async (tx: Tx, o: { communityId: CommunityId; hintId: string }): Promise<HintVersion[]> => {
  const { rows } = await sql<Omit<HintVersion, 'at'> & { at: Date }>`/* desk.hint-versions */
    select v.version, v.body, v.valid_from as "validFrom", v.valid_until as "validUntil", v.removed, s.name as by, v.at
    from desk.hint_version v join access.staff s on s.id = v.by_id
    where v.community_id = ${o.communityId} and v.hint_id = ${o.hintId} order by v.version desc limit 100`.execute(tx)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
