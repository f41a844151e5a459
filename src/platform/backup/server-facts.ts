import pg from 'pg'
import type { AuditHead } from './manifest.ts'

export interface ServerFacts {
  readonly now: Date
  readonly major: number
  /** The system identifier of the cluster. */
  readonly installation: string
  readonly migrations: readonly string[]
  readonly auditHeads: readonly AuditHead[]
}

/** A connection of its own, as the database's owner, that survives the loss of the server without ending the process. */
export const connectAsOwner = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: 'liren backup' })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** What the manifest says about the database. */
export const readFacts = async (client: pg.Client): Promise<ServerFacts> => {
  const { rows } = await client.query<{ now: Date; version: number; installation: string; migrations: string[] }>(
    `select clock_timestamp() as now, current_setting('server_version_num')::int as version,
            (select system_identifier::text from pg_control_system()) as installation,
            (select coalesce(array_agg(name order by name), '{}') from public.liren_migration) as migrations`,
  )
  const row = rows[0] as (typeof rows)[number]
  return {
    now: row.now,
    major: Math.floor(row.version / 10_000),
    installation: row.installation,
    migrations: row.migrations,
    auditHeads: await auditHeadsOf(client),
  }
}

/** The last seal of every chain. Read as maintenance: forced row-level security hides the rows from the owner. */
const auditHeadsOf = async (client: pg.Client): Promise<AuditHead[]> => {
  await client.query('begin read only; set local role liren_maintenance')
  const { rows } = await client.query<AuditHead>(
    `select distinct on (community_id) community_id::text as chain, number::text as number, chain as hash
       from platform.audit_seal order by community_id, number desc`,
  )
  const company = await client.query<AuditHead>(
    `select 'company' as chain, number::text as number, chain as hash
       from platform.company_audit_seal order by number desc limit 1`,
  )
  await client.query('commit')
  return [...rows, ...company.rows]
}

/** Chains of which the database no longer holds the seal that the backup knew. */
export const brokenHeads = async (client: pg.Client, heads: readonly AuditHead[]): Promise<string[]> => {
  await client.query('begin read only; set local role liren_maintenance')
  const { rows } = await client.query<{ chain: string }>(
    `select h.chain from jsonb_to_recordset($1::jsonb) as h (chain text, number bigint, hash text)
      where not exists (select from platform.audit_seal s
                         where s.community_id::text = h.chain and s.number = h.number and s.chain = h.hash)
        and not exists (select from platform.company_audit_seal s
                         where h.chain = 'company' and s.number = h.number and s.chain = h.hash)`,
    [JSON.stringify(heads)],
  )
  await client.query('commit')
  return rows.map((row) => row.chain)
}
