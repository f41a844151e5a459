import { type RawBuilder, sql } from 'kysely'
import { atMost, keysetOf, pageOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { type ComplaintState, complaintProcess } from '../../desk/contract.ts'
import type { MatterId } from '../../matters/index.ts'
import { type Counted, type Facet, facetNames } from '../words.ts'
import { complaints, countedIn, facetValues, type Within } from './counted.store.ts'
import { nameOf } from './facet-names.ts'
import type { ComplaintLine } from './statistics.contract.ts'

export interface RowsAsked extends Within, Readonly<Partial<Record<Facet, string | undefined>>> {
  readonly counted: Counted
  readonly q?: string | undefined
  readonly sort: 'registered' | '-registered' | 'number' | '-number'
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

type Stored = Readonly<Record<Exclude<Facet, 'community' | 'class'>, string>> & {
  readonly id: MatterId
  readonly community_name: string
  readonly number: string
  readonly registered_at: Date
  readonly place: string
  readonly title: string
  readonly state: ComplaintState
  readonly closed_at: Date | null
  readonly hours_to_answer: number | null
  readonly hours_to_result: number | null
  readonly reopened: number
  readonly class_name: string
  readonly building_name: string | null
  readonly zone_name: string | null
}

const facets = Object.keys(facetNames) as Facet[]

/** The rows that a figure counts: what is counted and the value of each facet, searched, ordered and paged by key. */
export const countedRowsQuery = (asked: RowsAsked): RawBuilder<Stored> => {
  const { order, beyond } = keysetOf({
    orders: { registered: sql`c.registered_at`, number: sql`m.number` },
    sort: asked.sort,
    id: sql`c.matter_id`,
    after: asked.after,
    row: (
      id,
    ) => sql`from desk.complaint c join matters.matter m on m.community_id = c.community_id and m.id = c.matter_id
      where c.community_id = any(${asked.communityIds}::uuid[]) and c.matter_id = ${id}`,
  })
  const values = facetValues(asked.now)
  const shown = facets.filter((facet) => facet !== 'class' && facet !== 'community')
  return sql<Stored>`/* reports.counted-complaints */
    select c.matter_id as id, m.number, c.registered_at, m.title, m.state, m.closed_at, c.reopened, c.class_name,
      round(extract(epoch from c.answered_at - c.registered_at) / 3600, 1)::float8 as hours_to_answer,
      round(extract(epoch from c.resolved_at - c.registered_at) / 3600, 1)::float8 as hours_to_result,
      ${sql.join(shown.map((facet) => sql`${values[facet]} as ${sql.ref(facet)}`))},
      coalesce(h.spelling, a.name, f.name,
        (select p.number from estate.space p where p.community_id = c.community_id and p.id = m.space_id), '') as place,
      coalesce(nullif(b.name, ''), b.code || '栋') as building_name,
      (select z.name from estate.zone z
        where z.community_id = c.community_id and z.id = coalesce(b.zone_id, a.zone_id)) as zone_name,
      (select o.name from access.community o where o.community_id = c.community_id) as community_name
    from ${complaints(asked, { places: true })}
    where ${sql.join([countedIn(asked.counted, asked), ...narrowed(asked, values), ...beyond], sql` and `)}
    order by ${order} ${atMost(asked.limit)}`
}

const narrowed = (asked: RowsAsked, values: ReturnType<typeof facetValues>): RawBuilder<unknown>[] => [
  ...facets.flatMap((facet) => (asked[facet] === undefined ? [] : [sql`${values[facet]} = ${asked[facet]}`])),
  ...(asked.q ? [searched(asked.q)] : []),
]

const searched = (q: string): RawBuilder<unknown> => {
  const number = q.toUpperCase().replace(/\s/g, '')
  if (/^[A-Z]{2}\d[\d-]*$/.test(number)) return sql`m.number ^@ ${number}`
  return sql`(strpos(m.title, ${q}) > 0 or strpos(m.description, ${q}) > 0)`
}

export const listCountedRows = async (
  tx: Tx,
  asked: RowsAsked & { readonly limit: number },
): Promise<{ rows: ComplaintLine[]; next: string | null }> => {
  const { rows } = await countedRowsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, { limit: asked.limit, cursor: ({ id }) => id })
  return { rows: page.map(complaintLineOf), next }
}

export const complaintLineOf = (row: Stored): ComplaintLine => ({
  id: row.id,
  communityName: row.community_name,
  number: row.number,
  registeredAt: row.registered_at.toISOString(),
  place: row.place,
  title: row.title,
  stateName: complaintProcess.words.states[row.state],
  closedAt: row.closed_at?.toISOString() ?? null,
  hoursToAnswer: row.hours_to_answer,
  hoursToResult: row.hours_to_result,
  reopened: row.reopened,
  className: row.class_name,
  severity: nameOf('severity', row.severity),
  building: nameOf('building', row.building, row.building_name),
  zone: nameOf('zone', row.zone, row.zone_name),
  channel: nameOf('channel', row.channel),
  cause: nameOf('cause', row.cause),
  department: nameOf('department', row.department),
  validity: nameOf('validity', row.validity),
  repeat: nameOf('repeat', row.repeat),
  handled: nameOf('handled', row.handled),
  replied: nameOf('replied', row.replied),
  satisfaction: nameOf('satisfaction', row.satisfaction),
})
