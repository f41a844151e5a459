import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { listSpaces } from '../src/modules/estate/contract.ts'
import { spacesQuery } from '../src/modules/estate/spaces/space.store.ts'
import { type Result, timed } from './compare.ts'
import { type Child, compiled, startChild } from './floor.ts'
import type { Stage } from './stage.ts'

const ROWS = 1_000_000
const FEWER = 100_000
const run = promisify(execFile)

/**
 * A list of a million rows leaves as .csv and .xlsx: rows a second against a bare cursor that reads the same statement
 * and throws the rows away, and the resident memory of the server while it does so.
 */
export const measureExport = async (stage: Stage): Promise<Result[]> => {
  await addSpaces(stage)
  const subject = await startChild('./subject-server.ts', { url: stage.url })
  try {
    const floor = await timed(() => bareCursor(stage))
    const idle = await memoryOf(subject)
    const few = await exported(stage, subject, { format: 'xlsx', kind: 'storage' })
    const csv = await exported(stage, subject, { format: 'csv', kind: 'parking' })
    const xlsx = await exported(stage, subject, { format: 'xlsx', kind: 'parking' })
    const many = Math.max(csv.memory, xlsx.memory)
    return [
      line('百万行导出 CSV', { floor, ms: csv.ms, bytes: csv.bytes, atMost: 3 }),
      line('百万行导出 xlsx', { floor, ms: xlsx.ms, bytes: xlsx.bytes, atMost: 6 }),
      {
        name: '常驻内存，百万行对十万行',
        floor: `${few.memory.toFixed(0)} MB`,
        subject: `${many.toFixed(0)} MB`,
        ratio: many / few.memory,
        limit: { atMost: 1.5 },
        note: `导出前 ${idle.toFixed(0)} MB`,
      },
    ]
  } finally {
    subject.stop()
  }
}

const addSpaces = async ({ owner, communityId }: Stage): Promise<void> => {
  await owner.query(
    `insert into estate.space (community_id, number, sort_key, kind, place, ownership, note)
     select $1, 'B1-' || n, lpad(n::text, 9, '0'), case when n <= $2 then 'parking' else 'storage' end, '地下一层 A 区', 'sold', '靠近电梯厅'
     from generate_series(1, $2::int + $3::int) n`,
    [communityId, ROWS, FEWER],
  )
  await owner.query('analyze estate.space')
}

const all = ({ communityId }: Stage) => ({ communityId, kind: 'parking' as const, sort: 'number' as const })

const bareCursor = async (stage: Stage): Promise<void> => {
  const client = new pg.Client({ connectionString: stage.url })
  await client.connect()
  const { text, values } = compiled(spacesQuery(all(stage)))
  await client.query('begin read only; set local cursor_tuple_fraction = 1')
  await client.query({ text: `declare bare no scroll cursor for ${text}`, values })
  let read = 0
  for (let rows = 1; rows > 0; ) {
    rows = (await client.query('fetch 5000 from bare')).rows.length
    read += rows
  }
  await client.end()
  if (read < ROWS) throw new Error(`the floor read ${read} rows`)
}

const exported = async (
  stage: Stage,
  subject: Child,
  asked: { readonly format: 'csv' | 'xlsx'; readonly kind: 'parking' | 'storage' },
) => {
  let memory = 0
  const watch = setInterval(() => void memoryOf(subject).then((now) => (memory = Math.max(memory, now))), 250)
  let bytes = 0
  const path = listSpaces.path.replace('{communityId}', stage.communityId)
  const ms = await timed(async () => {
    const answer = await fetch(`${subject.url}${path}/export?${new URLSearchParams({ ...asked })}`, {
      headers: { cookie: stage.cookie },
    })
    if (!answer.ok || answer.body === null) throw new Error(`HTTP ${answer.status}`)
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += chunk.length
  })
  clearInterval(watch)
  return { ms, bytes, memory }
}

/** Resident memory of the server's process, in MB. */
const memoryOf = async ({ pid }: Child): Promise<number> => {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout.trim()) / 1024
}

const line = (name: string, on: { floor: number; ms: number; bytes: number; atMost: number }): Result => ({
  name,
  floor: perSecond(on.floor),
  subject: perSecond(on.ms),
  ratio: on.ms / on.floor,
  limit: { atMost: on.atMost },
  note: `${(on.bytes / 1_048_576).toFixed(0)} MB，${(on.ms / 1000).toFixed(1)} 秒`,
})

const perSecond = (ms: number): string => `${Math.round(ROWS / ms)} 千行/秒`
