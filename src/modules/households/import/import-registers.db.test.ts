import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { gbk } from '../../../platform/sheets/gbk.testing.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { listLeases, listVehicles } from '../contract.ts'
import { type ImportDesk, importDesk } from '../testing/import-desk.ts'
import * as contract from './contract.ts'

let desk: ImportDesk
const db = testDatabase()
beforeAll(async () => {
  desk = await importDesk(db.url)
})
afterAll(() => desk.close())

it(`${clause('§12.4.4')} houses, occupants, leases, vehicles and keys of one file rest on one another, go in, and are there`, async () => {
  const sheets = {
    房屋: [
      ['楼号', '单元', '房号', '业主姓名'],
      ['51', '1', '101', '张三'],
      ['51', '1', '102', '李四'],
    ],
    住户: [
      ['房号', '住户姓名', '与业主关系', '入住日期'],
      ['51-1-101', '张小妹', '女儿', '2023.5.1'],
      ['51-1-999', '无此房', '亲戚', null],
    ],
    租约: [
      ['房号', '承租人', '联系电话', '起租日期', '到期日期'],
      ['51-1-102', '王租客', '13600000001', '2026-01-01', '2026年12月31日'],
      ['51-1-102', '赵租客', null, '2026-06-01', '2027-05-31'],
    ],
    车辆: [
      ['车牌', '房号', '车主', '车位号', '品牌'],
      ['粤b 88888', '51栋1单元101', '张三', 'B-01', '比亚迪'],
    ],
    钥匙台账: [
      ['钥匙编号', '所开部位', '类别', '钥匙柜', '钩号'],
      ['51-1-102-1', '51-1-102', '空置房', '前台柜', 12],
      ['X-1', '不知何处', null, null, null],
    ],
  }
  const read = await desk.dropSheets(sheets)
  expect(read.sheets.map(({ register }) => register)).toEqual(['houses', 'occupants', 'leases', 'vehicles', 'keys'])
  const rows = await desk.rows(read.id)
  expect(rows.map(({ label, verdict, fix }) => [label, verdict, fix])).toEqual([
    ['51-1-101', 'create', ''],
    ['51-1-102', 'create', ''],
    ['51-1-101', 'create', ''],
    ['51-1-999', 'bad', ''],
    ['51-1-102', 'bad', ''],
    ['51-1-102', 'bad', ''],
    ['粤B88888', 'create', 'offered'],
    ['51-1-102-1', 'create', ''],
    ['X-1', 'bad', ''],
  ])
  expect(rows[4]?.what).toBe('与第 3 行的租期重叠')
  const right = await desk.dropSheets({ ...sheets, 租约: sheets.租约.slice(0, 2) })
  await desk.ok(contract.acceptFixes, { importId: right.id as never })
  const applied = await desk.apply(right.id, true)
  expect(applied.made.map(({ kind, made }) => [kind, made])).toEqual([
    ['building', 1],
    ['entrance', 1],
    ['house', 2],
    ['space', 1],
    ['party', 4],
    ['title', 2],
    ['occupant', 1],
    ['lease', 1],
    ['vehicle', 1],
    ['key', 1],
  ])
  const [lease] = (await desk.ok(listLeases, {})).body.leases
  expect(lease).toMatchObject({
    spelling: '51-1-102',
    from: '2026-01-01',
    until: '2027-01-01',
    tenants: [{ name: '王租客' }],
  })
  const [vehicle] = (await desk.ok(listVehicles, {})).body.vehicles
  expect(vehicle).toMatchObject({
    plate: '粤B88888',
    spelling: '51-1-101',
    partyName: '张三',
    spaceNumber: 'B-01',
    brand: '比亚迪',
  })
  expect(await desk.query(`select state, note from keys.key where number = '51-1-102-1'`)).toEqual([
    { state: 'received', note: '原存放：前台柜 12 号钩' },
  ])
  const again = await desk.dropSheets({ ...sheets, 租约: sheets.租约.slice(0, 2) })
  expect(again.counts).toMatchObject({ good: 0, verdicts: { same: 6, bad: 2 } })
  const undone = (await desk.ok(contract.undoImport, { importId: right.id as never })).body
  expect(undone).toMatchObject({ state: 'undone', refusal: null })
  expect(await desk.query(`select 1 from estate.house where spelling like '51-1-%'`)).toEqual([])
})

describe('columns that nobody knows', () => {
  it('are said by hand, and known the next time', async () => {
    const file = {
      甲方资料: [
        ['几栋', '门牌号', '面积', '当家的', '联络'],
        ['52', '101', 80, '张三', '13500000001'],
      ],
    }
    const read = await desk.dropSheets(file)
    expect(read.unrecognised).toEqual(['几栋', '当家的', '联络'])
    expect(read.preview[0]).toMatchObject({ verdict: 'bad' })
    const columns = { 几栋: 'building', 当家的: 'ownerName', 联络: 'phone' }
    const mapped = await desk.ok(contract.mapImport, {
      importId: read.id as never,
      sheets: [{ sheet: '甲方资料', register: 'houses', columns }],
    })
    expect(mapped.body).toMatchObject({ unrecognised: [], counts: { good: 1 }, sheets: [{ remembered: true }] })
    const next = await desk.dropSheets({
      乙方资料: [
        ['门牌号', '联络', '几栋', '当家的', '面积'],
        ['102', null, '52', '李四', 80],
      ],
    })
    expect(next).toMatchObject({ unrecognised: [], counts: { good: 1 } })
    expect(next.preview[0]).toMatchObject({ label: '52-102', what: '新增房屋，登记 李四' })
  })

  it('a file of nothing known is shown with its headers, and can be mapped', async () => {
    const read = await desk.dropSheets({
      杂项: [
        ['甲', '乙'],
        ['53', '101'],
      ],
    })
    expect(read).toMatchObject({
      state: 'previewed',
      refusal: { code: 'imports.nothing-recognised' },
      counts: { rows: 0 },
    })
    expect(read.sheets[0]?.columns.map(({ header }) => header)).toEqual(['甲', '乙'])
    const mapped = await desk.ok(contract.mapImport, {
      importId: read.id as never,
      sheets: [{ sheet: '杂项', register: 'houses', columns: { 甲: 'building', 乙: 'number' } }],
    })
    expect(mapped.body).toMatchObject({ refusal: null, counts: { good: 1 } })
  })
})

describe('slips are mended when the person agrees, one by one or all', () => {
  it('a row waits for it; taken back it waits again', async () => {
    const read = await desk.dropSheets({
      房屋: [
        ['楼号', '房号', '建筑面积', '手机号', '业主'],
        ['54', '101', '８９．５㎡', null, null],
        ['54', '102', '90', '138 0000 0054', '张三'],
      ],
    })
    expect(read.counts).toMatchObject({ offered: 2, good: 0 })
    expect((await desk.try(contract.applyImport, { importId: read.id })).body.code).toBe('imports.has-bad-rows')
    const one = (await desk.ok(contract.acceptFixes, { importId: read.id as never, position: 1 })).body
    expect(one.counts).toMatchObject({ offered: 1, good: 1 })
    expect((await desk.rows(read.id, { fix: 'offered' })).map(({ label }) => label)).toEqual(['54-102'])
    await desk.ok(contract.acceptFixes, { importId: read.id as never, position: 1, accepted: false })
    const all = (await desk.ok(contract.acceptFixes, { importId: read.id as never })).body
    expect(all.counts).toMatchObject({ offered: 0, good: 2 })
    expect(await desk.apply(read.id)).toMatchObject({ state: 'applied' })
    expect(await desk.query(`select built_area::float as area from estate.house where spelling = '54-101'`)).toEqual([
      { area: 89.5 },
    ])
  })
})

describe('people who may be one', () => {
  const HEADER = ['楼号', '房号', '业主姓名', '手机号', '身份证号']

  it(`${hostile(43)} are offered and merged only when somebody says so`, async () => {
    const known = await desk.dropSheets({ 房屋: [HEADER, ['55', '100', '陈一', '13400000001', '11010119900307109x']] })
    await desk.ok(contract.acceptFixes, { importId: known.id as never })
    await desk.apply(known.id)
    const read = await desk.dropSheets({
      房屋: [
        HEADER,
        ['55', '101', '陈一', null, '11010119900307109X'],
        ['55', '102', '陈二', '13400000002', null],
        ['55', '103', '陈二', '13400000002', null],
        ['55', '104', '陈三', '13400000003', null],
        ['55', '105', '陈四', '13400000003', null],
      ],
    })
    expect(read.counts.twins).toBe(3)
    const twins = await desk.twins(read.id)
    const told = twins.map(({ reason, members, known: other }) => [
      reason,
      members.map(({ label }) => label),
      other?.name,
    ])
    expect(told).toEqual(
      expect.arrayContaining([
        ['identity', ['55-101'], '陈一'],
        ['phone', ['55-102', '55-103'], undefined],
        ['phone', ['55-104', '55-105'], undefined],
      ]),
    )
    for (const { id, members } of twins) {
      const decision = members[0]?.label === '55-104' ? 'apart' : 'merge'
      await desk.ok(contract.decideTwins, { importId: read.id as never, twinId: id, decision })
    }
    const applied = await desk.apply(read.id)
    expect(applied.made.find(({ kind }) => kind === 'party')).toMatchObject({ made: 3 })
    const owners = await desk.query<{ name: string; houses: string[] }>(
      `select p.name, array_agg(h.spelling order by h.spelling) as houses from households.party p
         join households.title_holder w on w.party_id = p.id join households.title t on t.id = w.title_id
         join estate.house h on h.id = t.house_id where h.spelling like '55-%' group by p.id, p.name order by 2`,
    )
    expect(owners).toEqual([
      { name: '陈一', houses: ['55-100', '55-101'] },
      { name: '陈二', houses: ['55-102', '55-103'] },
      { name: '陈三', houses: ['55-104'] },
      { name: '陈四', houses: ['55-105'] },
    ])
  })

  it('left undecided they are registered apart', async () => {
    const read = await desk.dropSheets({
      房屋: [HEADER, ['56', '101', '林一', '13400000009', null], ['56', '102', '林一', '13400000009', null]],
    })
    expect(read.counts.twins).toBe(1)
    await desk.apply(read.id)
    expect(await desk.query(`select 1 from households.party where name = '林一'`)).toHaveLength(2)
  })
})

describe('hostile files', () => {
  it(`${hostile(28)} a .csv in GBK says that it is`, async () => {
    const read = await desk.drop({ name: '房屋.csv', bytes: gbk('楼号,房号,业主姓名\r\n57,101,张三\r\n') })
    expect(read).toMatchObject({ encoding: 'GBK', counts: { good: 1 } })
    expect(read.preview[0]?.what).toBe('新增房屋，登记 张三')
  })

  it(`${hostile(28)} ${hostile(29)} an old workbook, a web page, a cut archive: refused with a sentence, and kept as failed`, async () => {
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)])
    const files = [
      { name: '旧.xls', bytes: old, code: 'sheets.old-excel' },
      { name: '网页.xls', bytes: Buffer.from('<html><table></table></html>'), code: 'sheets.web-page' },
      { name: '半截.xlsx', bytes: Buffer.from([0x50, 0x4b, 3, 4, ...new Array(100).fill(1)]), code: 'sheets.damaged' },
    ]
    for (const { name, bytes, code } of files) {
      const read = await desk.drop({ name, bytes })
      expect(read, name).toMatchObject({ state: 'failed', refusal: { code } })
      expect(read.refusal?.sentence).toMatch(/请/)
    }
  })

  it(`${hostile(30)} ${hostile(42)} names are stored as typed: formulas, rare characters, middle dots; zero-width goes`, async () => {
    const names = ['=HYPERLINK("x")', '㛃𠮷', '阿依古丽·买买提', '张\u200b三丰']
    const read = await desk.dropSheets({
      房屋: [['楼号', '房号', '业主姓名'], ...names.map((name, at) => ['58', `10${at}`, name])],
    })
    expect(await desk.apply(read.id)).toMatchObject({ state: 'applied' })
    const stored = await desk.query<{ name: string }>(
      `select p.name from estate.house h join households.title t on t.house_id = h.id join households.title_holder w on w.title_id = t.id
         join households.party p on p.id = w.party_id where h.spelling like '58-%' order by h.spelling`,
    )
    expect(stored.map(({ name }) => name)).toEqual(['=HYPERLINK("x")', '㛃𠮷', '阿依古丽·买买提', '张三丰'])
  })

  it('what is kept of a file hides numbers of people from everybody but the one who brought it', async () => {
    const read = await desk.dropSheets({
      房屋: [
        ['楼号', '房号', '业主姓名', '手机号'],
        ['59', '101', '张三', '1380013800'],
      ],
    })
    expect(read.preview[0]?.faults[0]).toMatchObject({ value: '1380013800' })
    const identity = await desk.dropSheets({
      房屋: [
        ['楼号', '房号', '业主姓名', '身份证号'],
        ['59', '102', '张三', '110101199003071235'],
      ],
    })
    expect(identity.preview[0]?.faults[0]?.value).toBe('110101199003071235')
    const other = await desk.person(['manager'])
    const theirs = await desk.as(other)(contract.listImportRows, { importId: identity.id } as never)
    expect(theirs.body.preview[0].faults[0].value).toBe('[证件号]')
    const kept = await desk.query<{ text: string }>(
      `select (select string_agg(d.draft::text || d.faults::text, '') from platform.import_draft d)
         || (select string_agg(r.faults::text || r.what, '') from platform.import_row r) as text`,
    )
    expect(kept[0]?.text).not.toContain('110101199003071235')
  })
})
