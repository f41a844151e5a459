import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '../database/tx.ts'
import type { Database } from '../http/database.ts'

/** The company's own chain is kept in tables without a community; this is its name in the code. */
const COMPANY = 'company'

/**
 * Seals audit entries that are not sealed yet: one seal for each community (and one for the company) that has new
 * entries, chained by hash to the one before. Entries stay plain inserts; only this job touches the chain.
 */
export const sealAudit = (database: Database): Promise<void> =>
  database.maintain(async (tx) => {
    await sql`lock table platform.audit_seal, platform.company_audit_seal in share row exclusive mode`.execute(tx)
    const now = await database.now(tx)
    const { rows } = await sql<{ community_id: string }>`
      select distinct e.community_id from platform.audit_entry e
      where not exists (select from platform.audit_seal_entry s where s.community_id = e.community_id and s.audit_entry_id = e.id)`.execute(
      tx,
    )
    for (const { community_id } of rows) await sealOne(tx, community_id, now)
    await sealOne(tx, COMPANY, now)
  })

const sealOne = async (tx: Tx, chain: string, now: Date): Promise<void> => {
  const entries = await unsealed(tx, chain)
  if (entries.length === 0) return
  const head = await headOf(tx, chain)
  const number = head.number + 1n
  const hash = chainHash(head.chain, entries)
  const ids = entries.map((e) => e.id)
  if (chain === COMPANY) {
    await sql`insert into platform.company_audit_seal (number, sealed_at, entries, chain)
      values (${number}, ${now}, ${entries.length}, ${hash})`.execute(tx)
    await sql`insert into platform.company_audit_seal_entry (audit_entry_id, seal_number, position)
      select u.id, ${number}, u.position from unnest(${ids}::uuid[]) with ordinality as u (id, position)`.execute(tx)
    return
  }
  await sql`insert into platform.audit_seal (community_id, number, sealed_at, entries, chain)
    values (${chain}, ${number}, ${now}, ${entries.length}, ${hash})`.execute(tx)
  await sql`insert into platform.audit_seal_entry (community_id, audit_entry_id, seal_number, position)
    select ${chain}, u.id, ${number}, u.position from unnest(${ids}::uuid[]) with ordinality as u (id, position)`.execute(
    tx,
  )
}

interface SealedEntry {
  readonly id: string
  /** The entry's own columns as one text that does not depend on the database's settings. */
  readonly text: string
}

const entryText = `concat_ws('|', e.id, extract(epoch from e.at), e.actor_id, e.actor_kind, e.act, e.subject_kind, e.subject_id,
  array_to_string(e.fields, ','), e.reason, e.request_id)`

const unsealed = async (tx: Tx, chain: string): Promise<SealedEntry[]> => {
  const query =
    chain === COMPANY
      ? sql<SealedEntry>`select e.id, ${sql.raw(entryText)} as text from platform.company_audit_entry e
          where not exists (select from platform.company_audit_seal_entry s where s.audit_entry_id = e.id) order by e.at, e.id`
      : sql<SealedEntry>`select e.id, ${sql.raw(entryText)} as text from platform.audit_entry e
          where e.community_id = ${chain} and not exists (
            select from platform.audit_seal_entry s where s.community_id = e.community_id and s.audit_entry_id = e.id)
          order by e.at, e.id`
  return (await query.execute(tx)).rows
}

const headOf = async (tx: Tx, chain: string): Promise<{ number: bigint; chain: string }> => {
  const query =
    chain === COMPANY
      ? sql<{
          number: bigint
          chain: string
        }>`select number, chain from platform.company_audit_seal order by number desc limit 1`
      : sql<{
          number: bigint
          chain: string
        }>`select number, chain from platform.audit_seal where community_id = ${chain} order by number desc limit 1`
  return (await query.execute(tx)).rows[0] ?? { number: 0n, chain: '' }
}

const chainHash = (before: string, entries: readonly SealedEntry[]): string => {
  const hash = createHash('sha256').update(before)
  for (const entry of entries) hash.update(`\n${entry.text}`)
  return hash.digest('hex')
}

/** Recomputes every chain from the entries; answers one line for each seal that does not hold. Reads as the maintenance role. */
export const verifySeals = async (client: pg.Client): Promise<string[]> => {
  const communities = await client.query<{ community_id: string }>(
    `select distinct community_id from platform.audit_seal`,
  )
  const chains = [...communities.rows.map((r) => r.community_id), COMPANY]
  const faults = await chains.reduce<Promise<string[]>>(
    async (known, chain) => (await known).concat(await faultsOf(client, chain)),
    Promise.resolve([]),
  )
  return faults
}

const faultsOf = async (client: pg.Client, chain: string): Promise<string[]> => {
  const company = chain === COMPANY
  const prefix = company ? 'company_' : ''
  const where = company ? '' : 'where community_id = $1'
  const values = company ? [] : [chain]
  const seals = await client.query<{ number: string; entries: number; chain: string }>(
    `select number::text, entries, chain from platform.${prefix}audit_seal ${where} order by number`,
    values,
  )
  const entries = await client.query<{ seal_number: string; id: string; text: string }>(
    `select s.seal_number::text, e.id, ${entryText} as text from platform.${prefix}audit_seal_entry s
     join platform.${prefix}audit_entry e on e.id = s.audit_entry_id ${company ? '' : 'and e.community_id = s.community_id'}
     ${company ? '' : 'where s.community_id = $1'} order by s.seal_number, s.position`,
    values,
  )
  const bySeal = new Map<string, SealedEntry[]>(seals.rows.map((seal) => [seal.number, []]))
  for (const entry of entries.rows) bySeal.get(entry.seal_number)?.push(entry)
  const faults: string[] = []
  let before = ''
  for (const [index, seal] of seals.rows.entries()) {
    const sealed = bySeal.get(seal.number) ?? []
    const name = company ? `公司审计封印 ${seal.number}` : `小区 ${chain} 审计封印 ${seal.number}`
    if (seal.number !== String(index + 1)) faults.push(`${name}：编号不连续`)
    if (sealed.length !== seal.entries) faults.push(`${name}：应有 ${seal.entries} 条记录，现有 ${sealed.length} 条`)
    if (chainHash(before, sealed) !== seal.chain) faults.push(`${name}：内容与封印不符`)
    before = seal.chain
  }
  return faults
}
