import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { workOn } from '../../../platform/import/work.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type ImportDesk, importDesk } from '../testing/import-desk.ts'
import * as contract from './contract.ts'

let desk: ImportDesk
const db = testDatabase()
beforeAll(async () => {
  desk = await importDesk(db.url)
})
afterAll(() => desk.close())

const HEADER = ['楼号', '单元', '房号', '建筑面积', '业主姓名', '手机号', '身份证号', '备注']
const house = (spelling: string, facts: (string | number | null)[] = []) => [...spelling.split('-'), ...facts]
const areaOf = async (spelling: string) =>
  (
    await desk.query<{ area: number }>(`select built_area::float as area from estate.house where spelling = $1`, [
      spelling,
    ])
  )[0]?.area

describe('somebody else works at the same time', () => {
  it('a house that was changed after the preview is shown, not overwritten; the good rows go in when asked for', async () => {
    await desk.apply((await desk.dropSheets({ 房屋: [HEADER, house('41-1-101', [80]), house('41-1-102', [80])] })).id)
    const read = await desk.dropSheets({ 房屋: [HEADER, house('41-1-101', [81]), house('41-1-102', [82])] })
    await desk.query(`update estate.house set built_area = 90, version = version + 1 where spelling = '41-1-101'`)
    const refused = await desk.apply(read.id)
    expect(refused).toMatchObject({ state: 'previewed', refusal: { code: 'imports.changed-meanwhile' } })
    expect(await areaOf('41-1-102')).toBe(80)
    expect((await desk.rows(read.id, { verdict: 'conflict' })).map(({ label, what }) => [label, what])).toEqual([
      ['41-1-101', '预览之后有人改过，没有写入。现在看：建筑面积 90 → 81'],
    ])
    expect(await desk.apply(read.id, true)).toMatchObject({ state: 'applied', refusal: null })
    expect([await areaOf('41-1-101'), await areaOf('41-1-102')]).toEqual([90, 82])
  })

  it('a register that was exported, changed by others and brought back: only what nobody touched is written', async () => {
    await desk.apply((await desk.dropSheets({ 房屋: [HEADER, house('42-1-101', [80]), house('42-1-102', [80])] })).id)
    const rows = await desk.query<{ id: string; spelling: string; version: number }>(
      `select id, spelling, version from estate.house where spelling like '42-1-%' order by spelling`,
    )
    await desk.query(`update estate.house set note = '门锁坏', version = version + 1 where spelling = '42-1-102'`)
    const exported = rows.map(({ id, spelling, version }) => [
      ...spelling.split('-'),
      85,
      null,
      null,
      null,
      null,
      id,
      version,
    ])
    const read = await desk.dropSheets({ 房屋: [[...HEADER, '编号', '版本'], ...exported] })
    expect(read.preview.map(({ label, verdict }) => [label, verdict])).toEqual([
      ['42-1-101', 'change'],
      ['42-1-102', 'conflict'],
    ])
    expect(read.preview[1]?.what).toBe('导出之后别人改过这套房屋，没有覆盖：建筑面积 80 → 85')
    const gone = [...'42-1-101'.split('-'), 85, null, null, null, null, crypto.randomUUID(), 1]
    expect((await desk.dropSheets({ 房屋: [[...HEADER, '编号', '版本'], gone] })).preview[0]).toMatchObject({
      verdict: 'bad',
    })
  })

  it('applied twice at once, it is applied once', async () => {
    const read = await desk.dropSheets({ 房屋: [HEADER, house('43-1-101', [80, '孙一'])] })
    const answers = await Promise.all([1, 2, 3].map(() => desk.try(contract.applyImport, { importId: read.id })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await desk.query(`select 1 from households.party where name = '孙一'`)).toHaveLength(1)
  })

  it('two files that make the same house at once make one house', async () => {
    const [a, b] = [
      await desk.dropSheets({ 房屋: [HEADER, house('44-1-101', [80, '孙二'])] }),
      await desk.dropSheets({ 房屋: [HEADER, house('44-1-101', [80, '孙三'])] }),
    ]
    const states = await Promise.all([desk.apply(a.id), desk.apply(b.id)])
    expect(states.map(({ state }) => state).sort()).toEqual(['applied', 'previewed'])
    expect(await desk.query(`select 1 from estate.house where spelling = '44-1-101'`)).toHaveLength(1)
    expect(await desk.query(`select 1 from households.party where name in ('孙二', '孙三')`)).toHaveLength(1)
  })
})

describe('work that stops in the middle', () => {
  it('is cancelled, and nothing of it stays', async () => {
    const read = await desk.dropSheets({
      房屋: [HEADER, ...Array.from({ length: 3_000 }, (_, n) => house(`45-1-${1000 + n}`, [80, `周${n}`]))],
    })
    const applying = desk.apply(read.id)
    // Asked again and again until the work is there to hear it.
    for (let state = 'previewed'; state !== 'applying'; ) {
      state = (await desk.ok(contract.showImport, { importId: read.id as never })).body.state
      if (state === 'applied') break
    }
    await desk.ok(contract.cancelImport, { importId: read.id as never })
    const after = await applying
    expect(after).toMatchObject({ state: 'previewed', refusal: { code: 'imports.cancelled' } })
    expect(await desk.query(`select 1 from estate.house where spelling like '45-1-%'`)).toEqual([])
    expect(await desk.apply(read.id)).toMatchObject({ state: 'applied' })
  })

  it('fell silent with the server, and is taken up by whoever comes next', async () => {
    const read = await desk.dropSheets({ 房屋: [HEADER, house('46-1-101', [80, '吴一'])] })
    await desk.query(
      `update platform.import set state = 'applying', worker_id = gen_random_uuid(), applied_by = uploaded_by,
         beat_at = now() - interval '30 seconds' where id = $1`,
      [read.id],
    )
    const work = () =>
      workOn({ database: desk.app.database, communityId: desk.communityId, importId: read.id, requestId: 'test' })
    await work()
    expect(await areaOf('46-1-101')).toBeUndefined()
    await desk.query(`update platform.import set beat_at = now() - interval '61 seconds' where id = $1`, [read.id])
    await work()
    expect(await areaOf('46-1-101')).toBe(80)
    const shown = (await desk.ok(contract.showImport, { importId: read.id as never })).body
    expect(shown).toMatchObject({ state: 'applied', atWork: false })
  })
})

describe('an import is taken back', () => {
  it('as long as nothing was built upon it; else what stands in the way is named', async () => {
    const read = await desk.dropSheets({
      房屋: [HEADER, house('47-1-101', [80, '郑一', '13700000001']), house('47-1-102', [80, '郑二'])],
      车辆: [
        ['车牌号', '房号', '车位编号'],
        ['粤B12345', '47-1-101', 'A-001'],
      ],
    })
    expect(read.counts.verdicts).toEqual({ create: 3 })
    expect(await desk.apply(read.id)).toMatchObject({ state: 'applied' })
    const houseId = (await desk.query<{ id: string }>(`select id from estate.house where spelling = '47-1-101'`))[0]?.id
    await desk.query(
      `insert into keys.key (community_id, number, sort_key, kind, house_id, state, received_at) values ($1, 'K-47', 'K-47', 'vacant', $2, 'received', now())`,
      [desk.communityId, houseId],
    )
    await desk.query(`update estate.house set note = '改过', version = version + 1 where spelling = '47-1-102'`)
    const { obstacles } = (await desk.ok(contract.listObstacles, { importId: read.id as never })).body
    expect(obstacles).toEqual([
      { what: '房屋 47-1-102', why: '导入后又被改过' },
      { what: '房屋 47-1-101', why: '有 1 条钥匙用到它' },
    ])
    const refused = (await desk.ok(contract.undoImport, { importId: read.id as never })).body
    expect(refused).toMatchObject({ state: 'applied', refusal: { code: 'imports.not-to-undo' } })
    await desk.query(`delete from keys.key where number = 'K-47'`)
    await desk.query(`update estate.house set note = '', version = 1 where spelling = '47-1-102'`)
    const undone = (await desk.ok(contract.undoImport, { importId: read.id as never })).body
    expect(undone).toMatchObject({ state: 'undone', refusal: null })
    for (const left of [
      `select 1 from estate.house where spelling like '47-1-%'`,
      `select 1 from estate.building where code = '47'`,
      `select 1 from estate.space where number = 'A-001'`,
      `select 1 from households.party where name like '郑_'`,
      `select 1 from households.vehicle where plate = '粤B12345'`,
      `select 1 from households.search_key where key in ('13700000001', '47-1-101', '粤b12345')`,
    ]) {
      expect(await desk.query(left), left).toEqual([])
    }
    expect((await desk.try(contract.undoImport, { importId: read.id })).body.code).toBe('transition.not-permitted')
  })
})

it(`${hostile(32)} an import of one community does not exist for somebody of another`, async () => {
  const read = await desk.dropSheets({ 房屋: [HEADER, house('48-1-101', [80])] })
  const elsewhere = await desk.anotherCommunity()
  const stranger = await desk.person(['manager'], [elsewhere])
  for (const asked of [contract.showImport, contract.listImportRows, contract.applyImport, contract.undoImport]) {
    const theirs = await desk.as(stranger)(asked, { importId: read.id } as never)
    const ours = await desk.as(stranger)(asked, { importId: read.id, communityId: elsewhere } as never)
    expect([theirs.status, ours.status], asked.path).toEqual([404, 404])
  }
})
