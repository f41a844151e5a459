import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/tx.ts'
import type { ImportRecord, OneImport } from './import.store.ts'
import type { MadeBy, TakeOn } from './register.ts'

/** Ids of the rows of a kind that an import made, as a piece of SQL. */
export const madeIds = (on: MadeBy, kind: string): RawBuilder<unknown> =>
  sql`(select unnest(m.ids) from platform.import_made m
    where m.community_id = ${on.communityId} and m.import_id = ${on.importId} and m.kind = ${kind})`

export interface Noting extends Pick<TakeOn, 'made' | 'changed'> {
  /** Writes down what was noted since the last time. */
  flush(): Promise<void>
  counts(): ImportRecord['made']
}

/** Notes what an import makes and changes, a few rows for many things. */
export const startNotingMade = (tx: Tx, on: OneImport): Noting => {
  let part = 0
  const made = new Map<string, string[]>()
  const changed: { kind: string; id: string; version: number; before: unknown }[] = []
  const counts: Record<string, { made: number; changed: number }> = {}
  const countOf = (kind: string) => {
    counts[kind] ??= { made: 0, changed: 0 }
    return counts[kind]
  }
  return {
    made: (kind, ids) => {
      if (ids.length === 0) return
      made.set(kind, [...(made.get(kind) ?? []), ...ids])
      countOf(kind).made += ids.length
    },
    changed: (kind, rows) => {
      changed.push(...rows.map((row) => ({ kind, ...row })))
      if (rows.length > 0) countOf(kind).changed += rows.length
    },
    flush: async () => {
      part += 1
      const ids = [...made].map(([kind, all]) => ({ kind, ids: all }))
      made.clear()
      const rows = changed.splice(0)
      if (ids.length > 0) {
        await sql`insert into platform.import_made (community_id, import_id, kind, part, ids)
          select ${on.communityId}::uuid, ${on.importId}::uuid, g.kind, ${part}::int, g.ids
          from jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as g (kind text, ids uuid[])`.execute(tx)
      }
      if (rows.length > 0) {
        await sql`insert into platform.import_change (community_id, import_id, kind, row_id, version, before)
          select ${on.communityId}::uuid, ${on.importId}::uuid, g.kind, g.id, g.version, g.before
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (kind text, id uuid, version int, before jsonb)
          on conflict (community_id, import_id, kind, row_id) do update set version = excluded.version`.execute(tx)
      }
    },
    counts: () => counts,
  }
}

export const changesOf = async (
  tx: Tx,
  on: OneImport & { kind: string; after: string | null; limit: number },
): Promise<{ id: string; version: number; before: unknown }[]> => {
  const { rows } = await sql<{ id: string; version: number; before: unknown }>`select row_id as id, version, before
    from platform.import_change where community_id = ${on.communityId} and import_id = ${on.importId} and kind = ${on.kind}
      ${on.after === null ? sql`` : sql`and row_id > ${on.after}`} order by row_id limit ${on.limit}`.execute(tx)
  return rows
}
