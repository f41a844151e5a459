import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { CommunityId } from '../src/kernel/id.ts'
import { testCommunity, testSession, testStaff } from '../src/modules/access/testing/people.ts'
import { projectFolder } from '../src/platform/app/project-folder.ts'
import { startThrowAway } from '../src/platform/database/embedded/throw-away.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { createPool } from '../src/platform/database/pool.ts'
import { createDatabase } from '../src/platform/http/database.ts'
import { readWorkbook } from '../src/platform/sheets/index.ts'
import { ms, type Result, timed } from './compare.ts'
import { registerOf } from './import.dataset.ts'

const ROWS = Number(process.env.LIREN_BENCH_IMPORT_ROWS ?? 100_000)
const MEGABYTES = 300
/** Other people's calls, about what a busy office makes. */
const EVERY_MS = 80

/** In the order in which they must be filled. */
const FINAL_TABLES = [
  'estate.building',
  'estate.entrance',
  'estate.house',
  'households.party',
  'households.party_phone',
  'households.title',
  'households.title_holder',
  'households.search_key',
] as const

/**
 * A register of 100,000 rows previewed and applied by the real program, against reading the file and copying the very
 * rows that came out into the empty tables with their indexes; the memory that the program took; what others noticed.
 */
export const measureImport = async (): Promise<Result[]> => {
  const bytes = await registerOf(ROWS)
  const folder = mkdtempSync(join(tmpdir(), 'liren-import-'))
  const server = await startThrowAway({
    folder: join(folder, 'database'),
    settings: {
      ...{ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', autovacuum: 'on' },
      ...{ shared_buffers: '512MB', max_wal_size: '4GB' },
    },
  })
  await migrate({ url: server.url })
  const { communities, cookie } = await peopleIn(server.url)
  const [first, second] = communities as [CommunityId, CommunityId]
  const program = await startProgram({ url: server.url, data: join(folder, 'data') })
  try {
    const office = { url: program.url, cookie }
    const preview = await timed(() => previewOf({ ...office, communityId: first, bytes }))
    const apply = await timed(() => applied({ ...office, communityId: first }))
    const peak = program.peakMegabytes()
    const calm = await latencies({ ...office, communityId: first }, delay(30_000))
    const importing = previewOf({ ...office, communityId: second, bytes }).then(() =>
      applied({ ...office, communityId: second }),
    )
    const busy = await latencies({ ...office, communityId: first }, importing)
    const again = program.peakMegabytes()
    program.stop()
    const floor = await floorOf(server.url, { folder, bytes, communityId: first })
    return [
      {
        name: `导入 ${ROWS} 行`,
        floor: ms(floor.parse + floor.copy),
        subject: ms(preview + apply),
        ratio: (preview + apply) / (floor.parse + floor.copy),
        limit: { atMost: 3 },
        note: `读 ${ms(floor.parse)}，COPY ${ms(floor.copy)}；预览 ${ms(preview)}，写入 ${ms(apply)}`,
      },
      {
        name: '导入时程序占的内存',
        floor: `${MEGABYTES} MB`,
        subject: `${peak.toFixed(0)} MB`,
        ratio: Math.max(peak, again) / MEGABYTES,
        limit: { atMost: 1 },
        note: `第二次之后 ${again.toFixed(0)} MB`,
      },
      {
        name: '导入时别人的 p99',
        floor: ms(calm.p99),
        subject: ms(busy.p99),
        ratio: busy.failures > 0 ? Number.POSITIVE_INFINITY : busy.p99 / calm.p99,
        limit: { atMost: 2 },
        note: `中位 ${ms(calm.median)} → ${ms(busy.median)}，失败 ${busy.failures}，${busy.count} 次`,
      },
    ]
  } finally {
    program.stop()
    await server.end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const peopleIn = async (url: string): Promise<{ communities: CommunityId[]; cookie: string }> => {
  const database = createDatabase({
    app: createPool({ url, role: 'liren_app' }),
    maintenance: createPool({ url, role: 'liren_maintenance' }),
  })
  const communities = [await testCommunity(database), await testCommunity(database)]
  const person = await testStaff(database, {
    in: communities.map((communityId) => ({ communityId, roles: ['supervisor'] as const })),
  })
  const { cookie } = await testSession(database, person.id)
  await Promise.all([database.app.end(), database.maintenance.end()])
  return { communities, cookie }
}

/** The built program on this database, as it runs at a customer's. */
const startProgram = (o: { url: string; data: string }) =>
  new Promise<{ url: string; peakMegabytes(): number; stop(): void }>((resolve, reject) => {
    const cli = join(projectFolder(), 'dist/server/cli.js')
    if (!existsSync(cli)) throw new Error('The server is not built: npm run build')
    const child: ChildProcess = spawn(process.execPath, [cli, 'serve', '--empty'], {
      env: {
        ...process.env,
        DATABASE_URL: o.url,
        PORT: '0',
        LIREN_DATA: o.data,
        LIREN_ADMIN_PASSWORD: 'bench-password-1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    const hear = (chunk: Buffer) => {
      out += chunk
      const [url] = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(out) ?? []
      if (url === undefined || !out.includes('Ctrl+C')) return
      const peakMegabytes = () =>
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
      resolve({ url, peakMegabytes, stop: () => void child.kill('SIGKILL') })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`${code}\n${out}`)))
  })

interface Office {
  readonly url: string
  readonly cookie: string
  readonly communityId: CommunityId
}

const ids = new Map<CommunityId, string>()

const call = async (on: Office, path: string, init: RequestInit = {}): Promise<{ id: string; state: string }> => {
  const answer = await fetch(`${on.url}/api/communities/${on.communityId}${path}`, {
    ...init,
    headers: { cookie: on.cookie, ...init.headers },
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<{ id: string; state: string }>
}

const settled = async (on: Office, wanted: string): Promise<void> => {
  const path = `/imports/${ids.get(on.communityId)}`
  for (let one = await call(on, path); one.state !== wanted; one = await call(on, path)) {
    if (one.state === 'failed' || (one as { refusal?: unknown }).refusal != null) throw new Error(JSON.stringify(one))
    await delay(250)
  }
}

const previewOf = async (on: Office & { bytes: Buffer }): Promise<void> => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(on.bytes)]), '房屋业主.xlsx')
  ids.set(on.communityId, (await call(on, '/imports', { method: 'POST', body: form })).id)
  await settled(on, 'previewed')
}

const applied = async (on: Office): Promise<void> => {
  await call(on, `/imports/${ids.get(on.communityId)}/apply`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ goodRowsOnly: false }),
  })
  await settled(on, 'applied')
}

/** How long others wait for a search, one after another at the same pace, until `work` is done. */
const latencies = async (on: Office, work: Promise<unknown>) => {
  const times: number[] = []
  let failures = 0
  let over = false
  void work
    .catch(() => {})
    .then(() => {
      over = true
    })
  const under: Promise<void>[] = []
  for (let n = 0; !over; n += 1) {
    const q = `${1 + (n % 400)}-${1 + (n % 2)}-${1 + (n % 25)}0${1 + (n % 4)}`
    const started = performance.now()
    under.push(
      call(on, `/search?q=${q}&limit=10`).then(
        () => void times.push(performance.now() - started),
        () => {
          failures += 1
        },
      ),
    )
    await delay(EVERY_MS)
  }
  await Promise.all(under)
  await work
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN
  return { p99: at(0.99), median: at(0.5), count: times.length, failures }
}

/** Reading the file to its end, then copying the final rows of the first community into empty tables, indexes and all. */
const floorOf = async (url: string, o: { folder: string; bytes: Buffer; communityId: CommunityId }) => {
  const parse = await timed(async () => {
    for await (const _ of (await readWorkbook(o.bytes)).rows()) void _
  })
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const rows = join(o.folder, 'rows')
  mkdirSync(rows)
  for (const path of [o.folder, rows]) chmodSync(path, 0o777)
  const columns = new Map<string, string>()
  for (const table of FINAL_TABLES) {
    const { rows: names } = await owner.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
         and attgenerated = '' order by attnum`,
      [table],
    )
    columns.set(table, names.map(({ name }) => name).join(', '))
    await owner.query(
      `copy (select ${columns.get(table)} from ${table} where community_id = '${o.communityId}') to '${join(rows, table)}'`,
    )
  }
  await owner.query(`truncate ${FINAL_TABLES.join(', ')} cascade`)
  const copy = await timed(async () => {
    for (const table of FINAL_TABLES) {
      await owner.query(`copy ${table} (${columns.get(table)}) from '${join(rows, table)}'`)
    }
  })
  await owner.end()
  return { parse, copy }
}
