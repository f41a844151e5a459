import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { atMost, pageOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { cursorOf, matterRowOf, readCursor, rowColumns, type StoredRow } from '../../matters/index.ts'
import { type IncidentKind, incidentKindNames } from '../words.ts'
import type { IncidentDetail, IncidentRow } from './incident.contract.ts'

export interface NewIncident {
  readonly communityId: CommunityId
  readonly matterId: string
  readonly kind: IncidentKind
  readonly wholeCommunity: boolean
  readonly areas: readonly { readonly buildingId: string; readonly entranceId: string | null }[]
  readonly script: string
  readonly beginsAt: Date
  readonly expectedUntil: Date | null
}

/** Writes an incident and what it covers in one statement. */
export const insertIncident = async (tx: Tx, i: NewIncident): Promise<void> => {
  const areas = i.areas.map(({ buildingId, entranceId }) => ({ building_id: buildingId, entrance_id: entranceId }))
  await sql`/* desk.insert-incident */
    with opened as (
      insert into desk.incident (community_id, matter_id, kind, whole_community, script, begins_at, expected_until)
      values (${i.communityId}, ${i.matterId}, ${i.kind}, ${i.wholeCommunity}, ${i.script}, ${i.beginsAt}, ${i.expectedUntil})
      returning matter_id
    )
    insert into desk.incident_area (community_id, matter_id, building_id, entrance_id)
    select ${i.communityId}::uuid, ${i.matterId}::uuid, a.building_id, a.entrance_id
    from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) as a (building_id uuid, entrance_id uuid)
    on conflict (community_id, matter_id, building_id, entrance_id) do nothing`.execute(tx)
}

export const saveIncident = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; script: string; expectedUntil: Date | null },
): Promise<void> => {
  await sql`/* desk.save-incident */ update desk.incident set script = ${o.script}, expected_until = ${o.expectedUntil}
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

export const endIncident = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; result: string; at: Date },
): Promise<void> => {
  await sql`/* desk.end-incident */ update desk.incident set ended_at = ${o.at}, result = ${o.result}
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

/**
 * Holds an incident open while a call is logged to it: many calls at once hold it together, whoever closes it waits
 * for them, so no call falls between the answer to all and the next day. Undefined where there is none of that id.
 */
export const shareIncident = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<{ number: string; title: string; closedAt: Date | null } | undefined> => {
  const { rows } = await sql<{ number: string; title: string; closedAt: Date | null }>`/* desk.share-incident */
    select number, title, closed_at as "closedAt" from matters.matter
    where community_id = ${o.communityId} and id = ${o.matterId} and kind = 'incident' for share`.execute(tx)
  return rows[0]
}

export const callersOf = async (tx: Tx, o: { communityId: CommunityId; matterId: string }): Promise<number> => {
  const { rows } = await sql<{ callers: number }>`/* desk.callers */ select count(*)::int as callers from desk.call
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
  return rows[0]?.callers ?? 0
}

interface StoredIncident {
  readonly incident_kind: IncidentKind
  readonly whole_community: boolean
  readonly area_name: string
  readonly begins_at: Date
  readonly expected_until: Date | null
  readonly planned: boolean
  readonly ended_at: Date | null
  readonly callers: number
}

const incidentColumns = (communityId: CommunityId) => sql`
  i.kind as incident_kind, i.whole_community, i.begins_at, i.expected_until, i.begins_at > m.opened_at as planned, i.ended_at,
  (select count(*)::int from desk.call k where k.community_id = ${communityId} and k.matter_id = i.matter_id) as callers,
  ${areaName(communityId)} as area_name`

/** `3栋、5栋2单元` */
export const areaName = (communityId: CommunityId): RawBuilder<unknown> => sql`
  case when i.whole_community then '整个小区' else coalesce((
    select string_agg(b.code || '栋' || coalesce(e.code || '单元', ''), '、' order by b.sort_key, e.sort_key)
    from desk.incident_area a
    join estate.building b on b.community_id = ${communityId} and b.id = a.building_id
    left join estate.entrance e on e.community_id = ${communityId} and e.id = a.entrance_id
    where a.community_id = ${communityId} and a.matter_id = i.matter_id), '') end`

export const incidentOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<IncidentDetail['incident'] | undefined> => {
  const { rows } = await sql<StoredIncident & { script: string; result: string }>`/* desk.incident */
    select ${incidentColumns(o.communityId)}, i.script, i.result
    from desk.incident i join matters.matter m on m.community_id = ${o.communityId} and m.id = i.matter_id
    where i.community_id = ${o.communityId} and i.matter_id = ${o.matterId}`.execute(tx)
  const row = rows[0]
  return row && { ...told(row), script: row.script, result: row.result }
}

export interface IncidentsAsked {
  readonly communityId: CommunityId
  readonly q?: string | undefined
  readonly kind?: IncidentKind | undefined
  readonly status: 'open' | 'over' | 'all'
  readonly from?: BusinessDate | undefined
  readonly to?: BusinessDate | undefined
  readonly sort: 'beginsAt' | '-beginsAt'
}

interface Page {
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

/** Incidents in the order of their beginning, paged by key. */
export const incidentsQuery = (asked: IncidentsAsked & Page): RawBuilder<StoredRow & StoredIncident> => {
  const { communityId } = asked
  const newest = asked.sort === '-beginsAt'
  const order = newest ? sql`i.begins_at desc, i.matter_id desc` : sql`i.begins_at, i.matter_id`
  return sql<StoredRow & StoredIncident>`/* desk.incidents */
    select ${rowColumns(communityId)}, ${incidentColumns(communityId)}
    from desk.incident i join matters.matter m on m.community_id = ${communityId} and m.id = i.matter_id
    where ${sql.join([...filtersOf(asked), ...afterOf(asked)], sql` and `)}
    order by ${order} ${atMost(asked.limit)}`
}

export const listIncidents = async (
  tx: Tx,
  asked: IncidentsAsked & Page & { readonly limit: number },
): Promise<{ rows: IncidentRow[]; next: string | null }> => {
  const { rows } = await incidentsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, {
    limit: asked.limit,
    cursor: (last) => cursorOf({ at: last.begins_at, id: last.id }),
  })
  return { rows: page.map(incidentRowOf), next }
}

export const incidentRowOf = (row: StoredRow & StoredIncident): IncidentRow => ({ ...matterRowOf(row), ...told(row) })

const filtersOf = (asked: IncidentsAsked): RawBuilder<unknown>[] => [
  sql`i.community_id = ${asked.communityId}`,
  ...(asked.status === 'open' ? [sql`i.ended_at is null`] : []),
  ...(asked.status === 'over' ? [sql`i.ended_at is not null`] : []),
  ...(asked.kind ? [sql`i.kind = ${asked.kind}`] : []),
  ...(asked.from ? [sql`i.begins_at >= ${startOfDay(asked.from)}`] : []),
  ...(asked.to ? [sql`i.begins_at < ${startOfDay(addDays(asked.to, 1))}`] : []),
  ...(asked.q ? [sql`(strpos(m.title, ${asked.q}) > 0 or strpos(m.number, upper(${asked.q})) > 0)`] : []),
]

const afterOf = (asked: IncidentsAsked & Page): RawBuilder<unknown>[] => {
  const after = readCursor(asked.after)
  if (!after) return []
  const operator = asked.sort === '-beginsAt' ? sql`<` : sql`>`
  return [sql`(i.begins_at, i.matter_id) ${operator} (${after.at}::timestamptz, ${after.id}::uuid)`]
}

const told = (row: StoredIncident): Omit<IncidentDetail['incident'], 'script' | 'result'> => ({
  incidentKind: row.incident_kind,
  incidentName: incidentKindNames[row.incident_kind],
  wholeCommunity: row.whole_community,
  areaName: row.area_name,
  beginsAt: row.begins_at.toISOString(),
  expectedUntil: row.expected_until?.toISOString() ?? null,
  planned: row.planned,
  endedAt: row.ended_at?.toISOString() ?? null,
  callers: row.callers,
})
