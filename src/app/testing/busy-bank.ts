import pg from 'pg'

const WRITERS = 4
const ACCOUNTS = 50

/** Tables whose contents tell whether a copy is of one moment: transfers that add up to nothing, numbered by writer. */
export const openBank = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create table public.bank_account (id int primary key, balance int not null);
    insert into public.bank_account select n, 0 from generate_series(1, ${ACCOUNTS}) n;
    create table public.bank_transfer (writer int, n int, amount int not null, primary key (writer, n))`)
  await client.end()
}

export interface Writers {
  /** For each writer, how many transfers the server has acknowledged so far. */
  acknowledged(): number[]
  /** Ends when all have ended; a server that went away ends them too. */
  stop(): Promise<void>
}

/** Four people who never stop moving money. */
export const startWriters = (url: string): Writers => {
  const counts = Array.from({ length: WRITERS }, () => 0)
  let going = true
  const write = async (writer: number): Promise<void> => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    await client.connect()
    for (let n = 1; going; n++) {
      const [from, to] = [1 + ((n * 7 + writer * 13) % ACCOUNTS), 1 + ((n * 11 + writer * 17 + 5) % ACCOUNTS)]
      // Always in the order of the accounts, so that two writers never wait for each other in a circle.
      const steps = [
        `update public.bank_account set balance = balance - ${n} where id = ${from}`,
        `update public.bank_account set balance = balance + ${n} where id = ${to}`,
      ]
      await client.query(
        `begin; ${(from < to ? steps : steps.reverse()).join('; ')};
         insert into public.bank_transfer values (${writer}, ${n}, ${n}); commit`,
      )
      counts[writer] = n
    }
    await client.end()
  }
  const all = Promise.allSettled(counts.map((_, writer) => write(writer)))
  return {
    acknowledged: () => [...counts],
    stop: async () => {
      going = false
      await all
    },
  }
}

/** What the bank's books say: the sum of all balances, and for each writer the last number and how many there are. */
export const readBank = async (
  client: pg.Client,
): Promise<{ sum: number; writers: { last: number; count: number }[]; turnover: number }> => {
  const { rows: sums } = await client.query<{ sum: number }>('select sum(balance)::int as sum from public.bank_account')
  const { rows: writers } = await client.query<{ last: number; count: number }>(
    'select max(n) as last, count(*)::int as count from public.bank_transfer group by writer order by writer',
  )
  const { rows: moved } = await client.query<{ n: number }>(
    `select count(*)::int as n from public.bank_account a where a.balance <>
       (select coalesce(sum(case when t.at = 'to' then t.amount else -t.amount end), 0) from (
          select amount, 'from' as at, 1 + ((n * 7 + writer * 13) % ${ACCOUNTS}) as id from public.bank_transfer
          union all select amount, 'to', 1 + ((n * 11 + writer * 17 + 5) % ${ACCOUNTS}) from public.bank_transfer) t
        where t.id = a.id)`,
  )
  return { sum: sums[0]?.sum ?? Number.NaN, writers, turnover: moved[0]?.n ?? Number.NaN }
}

/** Rows and checksum of every table that the writers and the backup itself leave alone. */
export const tableSums = async (client: pg.Client): Promise<Record<string, string>> => {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') and tablename not like 'bank_%'
        and format('%I.%I', schemaname, tablename) <> 'platform.setting' order by 1`,
  )
  const sums: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ${name} t`,
    )
    sums[name] = found[0]?.sum ?? ''
  }
  return sums
}
