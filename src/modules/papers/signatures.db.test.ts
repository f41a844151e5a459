import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestCentre, type TestColleague, testCentre } from '../../app/testing/centre.ts'
import { clause, hostile } from '../../kernel/clause.ts'
import { phonePhoto } from '../../platform/files/testing/pictures.ts'
import { asAdmin } from '../../platform/testing/cluster.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import * as contract from './contract.ts'
import { issuePaper } from './index.ts'
import { papers } from './module.ts'

const db = testDatabase()
let centre: TestCentre
let clerk: TestColleague
let manager: TestColleague

beforeAll(async () => {
  centre = await testCentre(db.url)
  clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
  manager = await centre.colleague({ name: '孙经理', roles: ['manager'] })
})
afterAll(() => centre.close())

const DRAWN: contract.Strokes = [
  [100, 100, 180, 120, 260, 90, 300, 160],
  [120, 220, 200, 210, 320, 230, 400, 200],
]

const issued = async (o: { kind?: string; code?: string; title?: string; today?: string } = {}) =>
  centre.app.database.run({ kind: 'community', communityId: centre.communityId, write: true }, async (tx) => {
    const now = await centre.app.database.now(tx)
    return issuePaper(
      {
        tx,
        communityId: centre.communityId,
        now,
        today: (o.today ?? '2026-11-24') as never,
        actor: { staffId: clerk.id },
      },
      {
        kind: { id: o.kind ?? 'test.form', code: o.code ?? 'QM' },
        subject: { kind: 'test', id: crypto.randomUUID() },
        content: {
          title: o.title ?? '签收单',
          lines: [{ label: '物品', value: '钥匙 3 把' }],
          signatures: ['领用人', '经办人'],
        },
      },
    )
  })

const read = async (paperId: contract.PaperId): Promise<contract.Paper> =>
  (await centre.call(clerk, contract.readPaper, { communityId: centre.communityId, paperId })).body

const sign = async (
  paperId: contract.PaperId,
  o: Partial<{ place: string; strokes: contract.Strokes; hash: string }> = {},
) =>
  centre.call(clerk, contract.signPaper, {
    ...{ communityId: centre.communityId, paperId, place: '领用人', name: '张三㛃', strokes: DRAWN },
    ...{ hash: (await read(paperId)).hash, ...o },
  })

const broken = async () => {
  const found: unknown[] = []
  for (const { sql } of papers.invariants) found.push(...(await centre.query(sql)))
  return found
}

describe(`${clause('§7.6')} A signature on the screen`, () => {
  it('says who, where and when, and is bound to what the paper says', async () => {
    const { id } = await issued()
    expect((await sign(id)).status).toBe(200)
    const { signatures, hash } = await read(id)
    expect(signatures).toMatchObject([
      { place: '领用人', name: '张三㛃', how: 'drawn', strokes: DRAWN, recordedBy: '陈客服', holds: true },
    ])
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await broken()).toEqual([])
    const two = [await issued(), await issued()]
    expect((await read(two[0]?.id as never)).hash).not.toBe((await read(two[1]?.id as never)).hash)
  })

  it('is refused on what the signer did not see, at a place the paper lacks, as a mere dot, twice, and on a voided paper', async () => {
    const { id } = await issued()
    const other = await issued()
    const code = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code
    expect(await code(sign(id, { hash: (await read(other.id)).hash }))).toBe('papers.content-differs')
    expect(await code(sign(id, { place: '见证人' }))).toBe('papers.no-such-place')
    expect(await code(sign(id, { strokes: [[1, 1, 2, 2]] }))).toBe('papers.signature-too-short')
    const both = await Promise.all([sign(id), sign(id)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await code(sign(id))).toBe('papers.signed-already')
    const { communityId } = centre
    await centre.call(manager, contract.voidPaper, { communityId, paperId: other.id, reason: '写错' })
    expect(await code(sign(other.id))).toBe('papers.voided')
  })

  it(`${hostile(40)} is not carried by a changed paper: whoever alters one in the database is found`, async () => {
    const alter = (statement: string, id: string) => asAdmin(db.url, (client) => client.query(statement, [id]))
    const cases = [
      `update papers.paper set content = jsonb_set(content, '{lines,0,value}', '"钥匙 5 把"') where id = $1`,
      `update papers.signature set name = '李四' where paper_id = $1`,
      `update papers.signature set strokes = '[[1,2,3,4]]' where paper_id = $1`,
      `update papers.signature set signed_at = signed_at - interval '1 day' where paper_id = $1`,
    ]
    for (const [at, statement] of cases.entries()) {
      const { id, number } = await issued()
      await sign(id)
      await alter(statement, id)
      expect((await read(id)).signatures, statement).toMatchObject([{ holds: false }])
      expect(await broken(), statement).toHaveLength(at + 1)
      expect(JSON.stringify(await broken())).toContain(number)
    }
    // The application itself has no way to alter one.
    await expect(
      centre.app.database.run({ kind: 'community', communityId: centre.communityId, write: true }, async (tx) => {
        const { sql } = await import('kysely')
        await sql`update papers.signature set name = 'x'`.execute(tx)
      }),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe(`${clause('§7.6')} A paper signed by hand`, () => {
  const scan = (paperId: contract.PaperId, o: { place: string; hash: string; bytes: Buffer; name?: string }) =>
    centre.upload(
      clerk,
      contract.scanPaper,
      { communityId: centre.communityId, paperId, place: o.place, name: '张三', hash: o.hash },
      { name: o.name ?? '扫描.jpg', bytes: o.bytes },
    )

  it('has its scan filed beside the line it was signed on, opened by whoever reads the paper, and bound to both', async () => {
    const { id } = await issued()
    const { hash } = await read(id)
    const bytes = await phonePhoto()
    expect((await scan(id, { place: '领用人', hash, bytes })).status).toBe(200)
    expect((await scan(id, { place: '领用人', hash, bytes })).body.code).toBe('papers.signed-already')
    const [signature] = (await read(id)).signatures
    expect(signature).toMatchObject({ place: '领用人', name: '张三', how: 'scanned', strokes: null, holds: true })
    const opened = await centre.open(clerk, signature?.scan?.link ?? '')
    expect(opened.status).toBe(200)
    expect((await centre.open(manager, signature?.scan?.link ?? '')).status).not.toBe(200)
    await asAdmin(db.url, (client) =>
      client.query(
        `update platform.file set hash = repeat('0', 64) where id = (select file_id from papers.signature where paper_id = $1)`,
        [id],
      ),
    )
    expect((await read(id)).signatures).toMatchObject([{ holds: false }])
  })

  it('is refused where the scan is no picture or document, and on another paper than the one that was read', async () => {
    const { id } = await issued()
    const other = await issued()
    const bytes = await phonePhoto()
    const { hash } = await read(id)
    const program = { place: '领用人', hash, bytes: Buffer.from('MZ\x90\0 program'), name: '扫描.exe' }
    expect((await scan(id, program)).body.code).toBe('files.not-permitted')
    expect((await scan(other.id, { place: '领用人', hash, bytes })).body.code).toBe('papers.content-differs')
  })
})

describe(`${clause('§7.6')} The register of papers`, () => {
  it('is found by number and words, narrowed by kind, day and state, sorted, paged without loss, and leaves as a workbook', async () => {
    const { communityId } = centre
    const list = async (asked: object = {}) =>
      (await centre.call(clerk, contract.listPapers, { communityId, kind: 'test.many', ...asked } as never)).body as {
        papers: contract.PaperRow[]
        next: string | null
      }
    const made = []
    for (let at = 0; at < 5; at += 1) made.push(await issued({ kind: 'test.many', code: 'DJ', title: `登记 ${at}` }))
    const [first, second, third] = made
    await sign(first?.id as never)
    await sign(first?.id as never, { place: '经办人' })
    await centre.call(clerk, contract.recordPrint, { communityId, paperId: second?.id as never })
    await centre.call(manager, contract.voidPaper, { communityId, paperId: third?.id as never, reason: '写错' })
    for (const sort of ['number', '-number', 'issuedAt', '-issuedAt']) {
      const rows: contract.PaperRow[] = []
      let after: string | undefined
      do {
        const page = await list({ sort, limit: 2, ...(after ? { after } : {}) })
        rows.push(...page.papers)
        after = page.next ?? undefined
      } while (after)
      // Two may be issued in the same millisecond: the order is that of what is sorted by.
      const by = sort.replace('-', '') as 'number' | 'issuedAt'
      const sorted = rows.map((row) => row[by]).sort()
      expect(rows.map((row) => row[by])).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted)
      expect(rows.map(({ number }) => number).sort()).toEqual(made.map(({ number }) => number))
    }
    const numbersOf = async (asked: object) => (await list(asked)).papers.map(({ number }) => number).sort()
    expect(await numbersOf({ state: 'voided' })).toEqual([third?.number])
    expect(await numbersOf({ state: 'unsigned' })).not.toContain(first?.number)
    expect(await numbersOf({ state: 'unprinted' })).not.toContain(second?.number)
    expect(await numbersOf({ q: '登记 3' })).toEqual([made[3]?.number])
    expect(await numbersOf({ q: String(first?.number).toLowerCase() })).toEqual([first?.number])
    expect(await numbersOf({ until: '2020-01-01' })).toEqual([])
    const { series } = (await centre.call(clerk, contract.listSeries, { communityId })).body
    expect(series.find((one: { code: string }) => one.code === 'DJ')).toMatchObject({
      lastNumber: 5,
      voided: 1,
      name: '登记 4',
    })
    const file = await centre.app.http.inject({
      url: `/api/communities/${communityId}/papers/export?kind=test.many`,
      headers: { cookie: clerk.cookie },
    })
    expect(file.headers['content-disposition']).toContain(encodeURIComponent('文书台账'))
    const guard = await centre.colleague({ name: '保安', roles: ['guard'] })
    expect((await centre.call(guard, contract.listPapers, { communityId } as never)).status).toBe(403)
  })
})
