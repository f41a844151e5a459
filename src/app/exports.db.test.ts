import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../kernel/clause.ts'
import type { ExportEndpoint } from '../kernel/export-endpoint.ts'
import type { CellValue, ListColumn } from '../kernel/list-column.ts'
import { createApiKey, listApiKeys, listAuditEntries } from '../modules/access/contract.ts'
import { testSession, testStaff } from '../modules/access/testing/people.ts'
import { listMissedCalls, logMissedCall } from '../modules/desk/contract.ts'
import * as estate from '../modules/estate/contract.ts'
import { type TestClerk, type TestDesk, testDesk } from '../modules/estate/testing/desk.ts'
import { listParties } from '../modules/households/contract.ts'
import { readWorkbook } from '../platform/sheets/index.ts'
import { asAdmin } from '../platform/testing/cluster.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { modules } from './modules.ts'

const db = testDatabase()
let desk: TestDesk
let manager: TestClerk
let port: number

const exports = modules
  .flatMap((row) => row.module.handlers.map(({ contract }) => contract))
  .filter((contract): contract is ExportEndpoint => 'columns' in contract)
const exportAt = (path: string) => exports.find((one) => one.path === `${path}/export`) as ExportEndpoint

beforeAll(async () => {
  desk = await testDesk(db.url)
  manager = await desk.person(['manager'])
  port = await freePort()
  await desk.app.http.listen({ port, host: '127.0.0.1' })
})
afterAll(() => desk.close())

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number }
      server.close(() => resolve(free))
    })
  })

const urlOf = (path: string, asked: Readonly<Record<string, string>> = {}) =>
  `${path.replace('{communityId}', desk.communityId)}?${new URLSearchParams(asked)}`

const exported = async (path: string, asked: Readonly<Record<string, string>> = {}, who = manager) => {
  const answer = await desk.app.http.inject({ url: urlOf(`${path}/export`, asked), headers: { cookie: who.cookie } })
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload, body: answer.body }
}

const cellsOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const rows: string[][] = []
  for await (const row of (await readWorkbook(bytes)).rows()) {
    const cells: string[] = []
    for (const { column, text } of row.cells) cells[column - 1] = text
    rows.push(Array.from(cells, (text) => text ?? ''))
  }
  return rows
}

/** The rows that the list shows, page after page, as its declared columns say them. */
const shown = async <Row>(
  list: { path: string },
  on: { asked: Readonly<Record<string, string>>; pick: string; columns: readonly ListColumn<Row>[] },
): Promise<string[][]> => {
  const rows: string[][] = []
  let after: string | null = null
  do {
    const page = { ...on.asked, limit: '3', ...(after === null ? {} : { after }) }
    const answer = await desk.app.http.inject({ url: urlOf(list.path, page), headers: { cookie: manager.cookie } })
    const body = answer.json() as Record<string, Row[]> & { next: string | null }
    const today = '2026-11-24' as never
    rows.push(...(body[on.pick] as Row[]).map((row) => on.columns.map(({ value }) => text(value(row, { today })))))
    after = body.next
  } while (after !== null)
  return rows
}

const text = (value: CellValue): string => (value === null ? '' : String(value))

describe('Every list that can be exported', () => {
  it('is read by the right of its list and offers every order of its columns', () => {
    expect(exports.length).toBeGreaterThan(14)
    const lists = modules.flatMap((row) => row.module.handlers.map(({ contract }) => contract))
    const wrong = exports.flatMap((one) => {
      const list = lists.find(({ path, method }) => method === 'GET' && `${path}/export` === one.path)
      const sort = one.query.shape['sort']
      const orders = one.columns.filter((column) => column.sort === true).flatMap(({ id }) => [id, `-${id}`])
      // Lists of matters are ordered by clock, newest, oldest; their pages say which column that is.
      const own = list?.query?.shape['sort'] !== undefined && sort?.safeParse('clock').success !== true
      const missing = own ? orders.filter((order) => sort?.safeParse(order).success !== true) : []
      return [
        ...(list?.right === one.right ? [] : [`${one.path}: ${one.right}`]),
        ...missing.map((order) => `${one.path}: ${order}`),
      ]
    })
    expect(wrong).toEqual([])
  })

  // A list of one thing (a month's sample) is walked where there is one.
  const ofCommunity = exports.filter(({ path }) => !/\{(?!communityId\})/.test(path))

  it.each(ofCommunity.map((one) => [one.name, one] as const))(
    'leaves with its header and no row when empty: %s',
    async (_, one) => {
      const who = await holderOfAll()
      const path = one.path.replace(/\/export$/, '')
      const columns = one.columns.map(({ id }) => id).join()
      // Statistics are of a period, which must be said.
      const period = one.query.shape['from']?.safeParse(undefined).success === false
      const asked = {
        columns,
        ...('q' in one.query.shape ? { q: '没有这一条' } : {}),
        ...(period ? { from: '2026-01-05', to: '2026-01-11' } : {}),
      }
      const answer = await exported(path, asked, who)
      expect(answer.status, answer.body).toBe(200)
      const [header] = await cellsOf(answer.bytes)
      expect(header).toEqual(one.columns.map(({ title }) => title))
    },
  )
})

/** Somebody new for each list: one person may take out sixty in ten minutes. */
const holderOfAll = async (): Promise<TestClerk> => {
  const { id } = await testStaff(desk.app.database, {
    companyRoles: ['administrator', 'head-office'],
    in: [{ communityId: desk.communityId, roles: ['manager'] }],
  })
  return { id, ...(await testSession(desk.app.database, id)) }
}

describe('What leaves is what the screen shows', () => {
  const hostileNote = '=HYPERLINK("http://x","点我")'

  beforeAll(async () => {
    for (const building of ['2', '10', '1']) {
      const { body } = await desk.ok(estate.createBuilding, { code: building })
      for (const [at, number] of ['101', '1001', '201'].entries()) {
        await desk.ok(estate.createHouse, {
          ...{ buildingId: body.id, number, note: at === 0 ? hostileNote : `${number}，"备注"\n两行` },
          ...(at === 2 ? {} : { builtArea: `${80 + at}.5` }),
          ...{ kind: at === 1 ? 'shop' : 'residence', deliveredOn: at === 1 ? '2024-02-29' : null },
        } as never)
      }
    }
  })

  it.each([
    [{}, 'spelling,kind,builtArea,note'],
    [{ sort: '-spelling' }, 'note,spelling'],
    [{ sort: 'builtArea' }, 'builtArea,spelling,deliveredOn'],
    [{ sort: '-builtArea', kind: 'residence' }, 'spelling,builtArea'],
    [{ sort: 'deliveredOn' }, 'spelling,deliveredOn'],
    [{ q: '10-' }, 'spelling,floor,occupancy'],
  ])('same filters, same order, same columns, same words: %j', async (asked, columns) => {
    const contract = exportAt(estate.listHouses.path) as unknown as ExportEndpoint<unknown, estate.House>
    const chosen = columns.split(',').flatMap((id) => contract.columns.filter((column) => column.id === id))
    const expected = await shown(estate.listHouses, { asked, pick: 'houses', columns: chosen })
    expect(expected.length).toBeGreaterThan(2)
    for (const format of ['xlsx', 'csv']) {
      const [header, ...rows] = await cellsOf(
        (await exported(estate.listHouses.path, { ...asked, columns, format })).bytes,
      )
      expect(header).toEqual(chosen.map(({ title }) => title))
      expect(rows.map((row) => chosen.map((_, at) => row[at] ?? ''))).toEqual(expected)
    }
  })

  it('a short list is searched and ordered as the page does it', async () => {
    const { bytes } = await exported(estate.listBuildings.path, { q: '栋', sort: '-code', columns: 'code' })
    expect(await cellsOf(bytes)).toEqual([['楼栋'], ['10 栋'], ['2 栋'], ['1 栋']])
  })

  it(`${hostile(30)} no cell runs, and what was typed is what is kept`, async () => {
    const { bytes } = await exported(estate.listHouses.path, { columns: 'note' })
    const raws: string[] = []
    for await (const row of (await readWorkbook(bytes)).rows()) raws.push(...row.cells.map(({ raw }) => raw))
    expect(raws).toContain(`'${hostileNote}`)
    expect(raws).not.toContain(hostileNote)
    const csv = (await exported(estate.listHouses.path, { columns: 'note', format: 'csv' })).body
    expect(csv.startsWith('\uFEFF备注')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""点我"")"`)
  })

  it('a column that the list does not have is refused, and so is a filter', async () => {
    expect((await exported(estate.listHouses.path, { columns: 'spelling,secret' })).status).toBe(422)
    expect((await exported(estate.listHouses.path, { owner: '张三' })).status).toBe(422)
  })

  it(`${hostile(32)} another community's list is not found`, async () => {
    const stranger = await desk.person(['manager'], [await desk.anotherCommunity()])
    expect((await exported(estate.listHouses.path, {}, stranger)).status).toBe(404)
  })
})

describe(`${hostile(40)} Who took what out`, () => {
  const entries = async () => {
    const query = { act: '导出业户名单', limit: '10' }
    const answer = await desk.app.http.inject({
      url: urlOf(listAuditEntries.path, query),
      headers: { cookie: manager.cookie },
    })
    return (answer.json() as { entries: Record<string, unknown>[] }).entries
  }

  it('is in the audit before the first byte leaves: who, which list, filters, columns, how many rows', async () => {
    await desk.query(
      `insert into households.party (community_id, kind, name, created_at) values ($1, 'person', '李四', now())`,
      [desk.communityId],
    )
    await exported(listParties.path, { name: '李', columns: 'name,phones' })
    expect((await entries())[0]).toMatchObject({
      actorId: manager.id,
      fields: ['name', 'phones'],
      reason: 'xlsx 1 行',
      detail: [
        { name: 'sort', value: 'name' },
        { name: 'name', value: '李' },
      ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    })
  })

  it('and phones stay masked', async () => {
    await desk.query(
      `with p as (insert into households.party (community_id, kind, name, created_at) values ($1, 'person', '周五', now())
       returning community_id, id)
       insert into households.party_phone (community_id, party_id, number, digits)
       select community_id, id, '13812345678', '13812345678' from p`,
      [desk.communityId],
    )
    const { bytes } = await exported(listParties.path, { name: '周五', columns: 'name,phones' })
    expect(await cellsOf(bytes)).toEqual([
      ['姓名或名称', '电话'],
      ['周五', '138****5678'],
    ])
  })

  it('also of calls that nobody took; and of a key for machines its last four characters leave, not the key', async () => {
    const administrator = await holderOfAll()
    const post = (path: string, payload: object, who = manager) =>
      desk.app.http.inject({
        ...{ method: 'POST', url: urlOf(path), payload },
        headers: { cookie: who.cookie, 'content-type': 'application/json' },
      })
    expect((await post(logMissedCall.path, { phone: '13912348888' })).statusCode).toBe(200)
    const { secret } = (await post(createApiKey.path, { name: '门禁对接', roles: ['clerk'] }, administrator)).json()
    const missed = (await exported(listMissedCalls.path, { format: 'csv' })).body
    expect(missed).toContain('139****8888')
    expect(missed).not.toContain('13912348888')
    const keys = (await exported(listApiKeys.path, { format: 'csv' }, administrator)).body
    expect(keys).toContain(`门禁对接,${secret.slice(-4)}`)
    expect(keys).not.toContain(secret.slice(0, -4))
  })
})

describe(`${hostile(44)} A long export`, () => {
  const ROWS = 30_000

  beforeAll(async () => {
    await desk.query(
      `insert into estate.space (community_id, number, sort_key, kind, ownership, note)
       select $1, 'B1-' || n, lpad(n::text, 8, '0'), 'parking', 'unknown', repeat('地下一层', 60) from generate_series(1, $2::int) n`,
      [desk.communityId, ROWS],
    )
  })
  /** As the owner of the server, who alone sees what others are doing. */
  const held = () =>
    asAdmin(db.url, async (admin) => {
      const { rows } = await admin.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
         where datname = current_database() and state like 'idle in transaction%' and query like 'fetch%'`,
      )
      return rows[0]?.count
    })

  it('has every row once', async () => {
    const rows = await cellsOf((await exported(estate.listSpaces.path, { columns: 'number' })).bytes)
    expect(rows.length).toBe(ROWS + 1)
    expect(new Set(rows.map(([number]) => number)).size).toBe(ROWS + 1)
  })

  it('gives back its connection and its seat when the browser goes away', async () => {
    const request = get({
      ...{ port, path: urlOf(`${estate.listSpaces.path}/export`, { format: 'csv' }), agent: false },
      headers: { cookie: manager.cookie },
    })
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(200)
    await once(answer, 'readable')
    // More than the sockets hold: the server waits in the middle of the list.
    await expect.poll(held, { timeout: 5_000 }).toBe(1)
    request.destroy()
    await expect.poll(held, { timeout: 5_000 }).toBe(0)
    expect((await exported(estate.listZones.path)).status).toBe(200)
  })

  it('waits its turn behind another one of the same person, and both arrive', async () => {
    const both = await Promise.all([exported(estate.listSpaces.path), exported(estate.listSpaces.path)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
  })

  it('is not asked for without end', async () => {
    const eager = await desk.person(['manager'])
    const answers: number[] = []
    for (let time = 0; time < 61; time += 1) answers.push((await exported(estate.listZones.path, {}, eager)).status)
    expect(new Set(answers.slice(0, 60))).toEqual(new Set([200]))
    expect(answers[60]).toBe(429)
  })
})
