import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { readWorkbook, type SheetRow, writeWorkbook } from '../../../platform/sheets/index.ts'
import { canonicalSpelling } from '../../estate/contract.ts'
import { isGood } from './house-draft.ts'
import { faultsOf, readAll, readOne, recogniseHouses, sheetOf, spellings } from './sheet.testing.ts'

vi.setConfig({ testTimeout: 60_000 })

const template = [
  '楼号',
  '单元',
  '房间',
  '楼层',
  '总层数',
  '是否有电梯',
  '房屋类型',
  '房屋户型',
  '建筑面积',
  '室内面积',
  '租金',
  '房屋状态',
  '业主名称',
  '性别',
  '手机号',
  '身份证号',
  '业主类型',
]
const firstRow = [
  1,
  1,
  1001,
  1,
  33,
  '有',
  110,
  10102,
  94.56,
  94.56,
  0,
  2001,
  '吴学文',
  '男',
  18909711443,
  '632126199109162056',
  1001,
]

describe("another system's template goes in unchanged", () => {
  const notes = ['说明', '请一定看下面说明']
  const codes = ['房屋类型', '住宅 110\n办公室 120\n宿舍  119\n商铺 130']
  const beside = (note: string[]) => [...Array(18).fill(null), ...note]

  it('its codes in words, its notes left aside, through a real file', async () => {
    const columns = Array.from({ length: 20 }, (_, at) => ({ header: template[at] ?? '', kind: 'text' as const }))
    const shop = [
      2,
      0,
      '12号铺',
      1,
      2,
      '无',
      130,
      10102,
      '50',
      '48',
      0,
      2006,
      '张三、李四',
      '男',
      '13812345678',
      '111111111111111111',
      1001,
    ]
    const rows = [firstRow, shop, beside(notes), beside(codes)].map((row) => row.map((value) => value ?? null))
    const bytes = await writeWorkbook([{ name: '资产信息', columns, rows }])
    const sheet: SheetRow[] = []
    for await (const row of (await readWorkbook(bytes)).rows()) sheet.push(row)
    const read = readAll(sheet)
    expect(spellings(read)).toEqual(['1-1-1001', '2-12'])
    expect(read[0]?.draft).toMatchObject({
      ...{ floor: 1, floorsTotal: 33, lift: true, kind: 'residence', layout: '', builtArea: '94.56' },
      ...{ occupancy: 'occupied', useStatus: 'unknown' },
      people: [{ name: '吴学文', kind: 'person', sex: 'male', phones: ['18909711443'], role: 'owner' }],
    })
    expect(read[1]?.draft).toMatchObject({ lift: false, kind: 'shop', occupancy: 'occupied', useStatus: 'let' })
    expect(read[1]?.draft?.people.map(({ name, identity }) => [name, identity])).toEqual([
      ['张三', null],
      ['李四', null],
    ])
    expect(read.every(isGood)).toBe(true)
  })

  const file = fileURLToPath(new URL('../../../../../shared/data/peer/importRoom.xlsx', import.meta.url))
  it.skipIf(!existsSync(file))('importRoom.xlsx itself, its one true fault shown as a doubt', async () => {
    const sheet: SheetRow[] = []
    for await (const row of (await readWorkbook(file)).rows()) sheet.push(row)
    const known = recogniseHouses(sheet)
    const read = readAll(sheet)
    expect(known?.columns).toHaveLength(17)
    expect(known?.unrecognised).toEqual([])
    expect(Object.keys(known?.legend ?? {}).sort()).toEqual(['identity', 'kind', 'layout', 'phone', 'role', 'status'])
    expect(spellings(read)).toEqual(['1-1-1001'])
    expect(read[0]?.draft?.people).toEqual([
      {
        ...{ name: '吴学文', kind: 'person', sex: 'male', phones: ['18909711443'], role: 'owner' },
        identity: { kind: 'resident-id', number: '632126199109162056', checked: false },
      },
    ])
    expect(read[0]?.faults).toMatchObject([{ weight: 'doubt', row: 2, column: 16, header: '身份证号' }])
    expect(read.every(isGood)).toBe(true)
  })

  it('without its notes the codes are known all the same, and a strange one is blamed', () => {
    expect(readOne(template, firstRow).draft).toMatchObject({ kind: 'residence', occupancy: 'occupied' })
    const strange = firstRow.map((value) => (value === 110 ? 199 : value))
    expect(faultsOf(readOne(template, strange))).toContain('房屋类型：代码 199 在表里没有说明，请改写成文字')
  })
})

describe('evident slips are mended, to be accepted', () => {
  const mended = (header: string, value: string | number) => {
    const row = readOne(['楼号', '房号', '业主', header], [3, 1501, '张三', value])
    return { draft: row.draft, faults: faultsOf(row), isGood: isGood(row) }
  }

  it.each([
    ['建筑面积', '94.56㎡', '94.56', { builtArea: '94.56' }],
    ['建筑面积', '９４．５６', '94.56', { builtArea: '94.56' }],
    ['建筑面积', '94.56 平方米', '94.56', { builtArea: '94.56' }],
    ['楼层', '3层', '3', { floor: 3 }],
    ['楼层', '负一层', '-1', { floor: -1 }],
    ['楼层', 'B1', '-1', { floor: -1 }],
    ['手机号', '138 1234 5678', '13812345678', { people: [{ phones: ['13812345678'] }] }],
    ['手机号', '１３８１２３４５６７８', '13812345678', { people: [{ phones: ['13812345678'] }] }],
    [
      '身份证号',
      '11010119900307109x',
      '11010119900307109X',
      { people: [{ identity: { number: '11010119900307109X' } }] },
    ],
  ])('%s %s becomes %s', (header, value, fix, draft) => {
    expect(mended(header, value)).toMatchObject({ draft, faults: [`${header}→${fix}`], isGood: true })
  })

  it.each([
    ['手机号', '13812345678/13912345678', { people: [{ phones: ['13812345678', '13912345678'] }] }],
    ['手机号', '0755-88888888', { people: [{ phones: ['0755-88888888'] }] }],
    ['交房日期', '2023年5月1日', { deliveredOn: '2023-05-01' }],
    ['交房日期', '2023.5.1', { deliveredOn: '2023-05-01' }],
    ['交房日期', 45000, { deliveredOn: '2023-03-15' }],
    ['建筑面积', 0, { builtArea: null }],
    ['身份证号', '/', { people: [{ identity: null }] }],
    ['身份证号', 'E12345678', { people: [{ identity: { kind: 'passport', number: 'E12345678' } }] }],
    ['房屋状态', '空置', { occupancy: 'vacant', useStatus: 'vacant' }],
  ])('%s %s is right as it is', (header, value, draft) => {
    expect(mended(header, value)).toMatchObject({ draft, faults: [] })
  })
})

describe('true faults are blamed, each with its cell', () => {
  it.each([
    ['建筑面积', 'abc', /不是有效的数字/],
    ['建筑面积', '-5', /负数/],
    ['建筑面积', '94.56789', /4 位小数/],
    ['楼层', '三十三重天', /不是有效的楼层/],
    ['手机号', '1381234567', /11 位/],
    ['身份证号', '1101011990', /18 位/],
    ['房屋状态', '不详之状', /认不出/],
    ['是否有电梯', '也许', /看不出/],
    ['交房日期', '2023-02-30', /没有/],
  ])('%s %s', (header, value, reason) => {
    const row = readOne(['楼号', '房号', '业主', header], [3, 1501, '张三', value])
    expect(row.faults).toMatchObject([{ sheet: '房屋', row: 2, column: 4, header, value, weight: 'error' }])
    expect(row.faults[0]?.reason).toMatch(reason)
    expect(isGood(row)).toBe(false)
  })

  it(`${hostile(28)} an identity number that Excel has spoilt`, () => {
    const spoilt = { column: 0, kind: 'number' as const, text: '110101199003071000', raw: '1.1E+17', mangled: true }
    const row = readOne(['楼号', '房号', '业主', '身份证号'], [3, 1501, '张三', spoilt])
    expect(row.faults[0]?.reason).toMatch(/后几位已经丢失/)
    expect(row.draft?.people[0]?.identity).toBeNull()
    expect(isGood(row)).toBe(false)
  })

  it(`${hostile(43)} a wrong check digit is a doubt: taken as it stands, marked as unchecked`, () => {
    const row = readOne(['楼号', '房号', '业主', '身份证号'], [3, 1501, '张三', '110101199003071235'])
    expect(row.faults).toMatchObject([{ weight: 'doubt', reason: '身份证号校验位不对，请逐位核对' }])
    expect(row.draft?.people[0]?.identity).toMatchObject({ number: '110101199003071235', checked: false })
    expect(isGood(row)).toBe(true)
  })

  it('an area within that is larger than the whole, numbers without a name, an owner of an unsold house', () => {
    const header = ['楼号', '房号', '业主', '手机', '建筑面积', '套内面积', '房屋状态']
    expect(faultsOf(readOne(header, [3, 1, '张三', null, 80, 90, null]))).toEqual([
      '套内面积：套内面积 90 大于建筑面积 80，请核对',
    ])
    expect(faultsOf(readOne(header, [3, 1, null, '13812345678', 80, 70, null]))).toEqual([
      '业主：3-1 有电话或证件号，但没有姓名',
    ])
    expect(readOne(header, [3, 1, '张三', null, 80, 70, '未售']).faults).toMatchObject([{ weight: 'doubt' }])
  })
})

describe('hostile rows', () => {
  it('any row whatever is read or blamed, never a fault of ours', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.integer(),
      fc.constantFrom('3栋', '1501', '张三、', '138 1234', '９'),
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: 17, maxLength: 17 }), (row) => {
        for (const { draft, faults } of readAll(sheetOf(template, row))) {
          if (draft) expect(canonicalSpelling(draft.place)).not.toBe('')
          else expect(faults).not.toEqual([])
          for (const fault of faults) expect(fault.reason).toMatch(/\p{Script=Han}/u)
        }
      }),
    )
  })
})
