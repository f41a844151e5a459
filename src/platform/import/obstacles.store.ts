import { sql } from 'kysely'
import type { Tx } from '../database/tx.ts'
import type { OneImport } from './import.store.ts'
import { madeIds } from './made.store.ts'
import type { Thing } from './register.ts'

/** Why an import cannot be taken back: a row it made that something was built upon, or a row that changed since. */
export interface Obstacle {
  /** `房屋 3-2-1501` */
  readonly what: string
  readonly why: string
}

const MOST = 50

interface Reference {
  /** `keys.key` */
  readonly child: string
  readonly column: string
  readonly parent: string
  readonly cascades: boolean
}

/**
 * Looks for what was built upon the rows of an import: every foreign key of the database that points to them is
 * asked, so that a module that comes later is seen as well. Rows of the import itself do not count.
 */
export const obstaclesOf = async (
  tx: Tx,
  on: OneImport & { things: readonly Thing[]; nameOf: (table: string) => string },
): Promise<Obstacle[]> => {
  const found: Obstacle[] = []
  const references = await referencesTo(tx, on.things)
  for (const thing of on.things) {
    if (found.length >= MOST) break
    if (thing.versioned) found.push(...(await changedSince(tx, on, thing)))
    for (const reference of references) {
      if (reference.parent === thing.table && !reference.cascades) {
        found.push(...(await builtUpon(tx, on, { thing, reference, references })))
      }
    }
  }
  return found.slice(0, MOST)
}

const referencesTo = async (tx: Tx, things: readonly Thing[]): Promise<Reference[]> => {
  const { rows } = await sql<Reference>`select c.conrelid::regclass::text as child, a.attname as column,
      c.confrelid::regclass::text as parent, c.confdeltype = 'c' as cascades
    from pg_catalog.pg_constraint c
    cross join lateral unnest(c.conkey, c.confkey) as k (child_number, parent_number)
    join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.child_number
    join pg_catalog.pg_attribute p on p.attrelid = c.confrelid and p.attnum = k.parent_number and p.attname = 'id'
    where c.contype = 'f' and c.confrelid = any(${things.map(({ table }) => table)}::text[]::regclass[])
    order by 1, 2`.execute(tx)
  return rows
}

const changedSince = async (tx: Tx, on: OneImport, thing: Thing): Promise<Obstacle[]> => {
  const { rows } = await sql<{ label: string }>`select ${sql.raw(thing.label)} as label from ${sql.raw(thing.table)} t
    where t.community_id = ${on.communityId} and (
      (t.id in ${madeIds(on, thing.kind)} and t.version > 1 and not exists (select from platform.import_change c
        where c.community_id = ${on.communityId} and c.import_id = ${on.importId} and c.kind = ${thing.kind} and c.row_id = t.id))
      or exists (select from platform.import_change c where c.community_id = ${on.communityId} and c.import_id = ${on.importId}
        and c.kind = ${thing.kind} and c.row_id = t.id and c.version <> t.version))
    limit ${MOST}`.execute(tx)
  return rows.map(({ label }) => ({ what: `${thing.name} ${label}`, why: '导入后又被改过' }))
}

const builtUpon = async (
  tx: Tx,
  on: OneImport & { things: readonly Thing[]; nameOf: (table: string) => string },
  { thing, reference, references }: { thing: Thing; reference: Reference; references: readonly Reference[] },
): Promise<Obstacle[]> => {
  const { child, column } = reference
  const own = on.things.find(({ table }) => table === child)
  // A row that goes with its parent (a holder with the title) is of the import when its parent is.
  const withParent = references
    .filter((one) => one.child === child && one.cascades)
    .flatMap((one) => {
      const parent = on.things.find(({ table }) => table === one.parent)
      return parent === undefined ? [] : [sql`and c.${sql.ref(one.column)} not in ${madeIds(on, parent.kind)}`]
    })
  const { rows } = await sql<{
    label: string
    count: number
  }>`select ${sql.raw(thing.label)} as label, count(*)::int as count
    from ${sql.raw(child)} c join ${sql.raw(thing.table)} t on t.community_id = c.community_id and t.id = c.${sql.ref(column)}
    where c.community_id = ${on.communityId} and t.community_id = ${on.communityId}
      and c.${sql.ref(column)} in ${madeIds(on, thing.kind)}
      ${own === undefined ? sql`` : sql`and c.id not in ${madeIds(on, own.kind)}`}
      ${sql.join(withParent.length === 0 ? [sql``] : withParent, sql` `)}
    group by t.community_id, t.id limit ${MOST}`.execute(tx)
  return rows.map(({ label, count }) => ({
    what: `${thing.name} ${label}`,
    why: `有 ${count} 条${own?.name ?? on.nameOf(child)}用到它`,
  }))
}
