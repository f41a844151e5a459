import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { checkDigit } from '../../../kernel/identity-number.ts'
import { readWorkbook } from '../../../platform/sheets/index.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { createSpace } from '../../estate/contract.ts'
import type { TestClerk } from '../../estate/testing/desk.ts'
import { receiveKeys } from '../../keys/contract.ts'
import * as contract from '../contract.ts'
import { type ImportDesk, importDesk, workbookOf } from '../testing/import-desk.ts'
import { testHouse } from '../testing/neighbours.ts'

type Sheets = Record<string, (string | null)[][]>

const db = testDatabase()
const number = `11010119900307123${checkDigit('11010119900307123')}`
let desk: ImportDesk
let reader: TestClerk

beforeAll(async () => {
  desk = await importDesk(db.url)
  reader = await desk.person(['supervisor'])
  const party = async (name: string, facts: object) =>
    (await desk.ok(contract.createParty, { name, ...facts } as never)).body.party.id
  const owner = await party('欧阳㛃', {
    phones: [{ number: '13812345678' }, { number: '0755-88886666' }],
    identity: { kind: 'resident-id', number },
  })
  const partner = await party('=张三', { phones: [{ number: '13900001111' }] })
  const tenant = await party('租客𠮷', { phones: [{ number: '13700002222' }] })
  const houses = ['3-2-1501', '3-2-1502', '商业街-S12', '10-1-101']
  const [first] = await Promise.all(
    houses.map((spelling, at) => testHouse(desk, spelling, { builtArea: `${80 + at}.5` })),
  )
  const houseId = first as NonNullable<typeof first>
  const holders = [{ partyId: owner }, { partyId: partner }]
  const title = {
    houseId,
    from: '2020-06-10',
    form: 'joint',
    manner: 'first-sale',
    certificateNumber: '',
    note: '',
    holders,
  }
  await desk.ok(contract.recordTitle, title as never)
  const lease = { houseId, part: '主卧', from: '2026-01-01', until: '2036-01-01', tenants: [tenant] }
  await desk.ok(contract.recordLease, { ...lease, interiorRenovation: '', note: '押一付三' } as never)
  await desk.ok(contract.moveIn, { houseId, partyId: tenant, relation: '租户', from: '2026-01-01' } as never)
  const space = await desk.ok(createSpace, { number: 'B1-023', place: '' } as never)
  await desk.ok(createSpace, { number: 'B1-024', area: '12.5', ownership: 'sold' } as never)
  const vehicle = { plate: '粤B12345', houseId, partyId: owner, spaceId: space.body.id, brand: '比亚迪', colour: '白' }
  await desk.ok(contract.addVehicle, vehicle as never)
  await desk.ok(receiveKeys, { numbers: ['3-2-1501-1', '3-2-1501-2'], kind: 'vacant', houseId } as never)
})
afterAll(() => desk.close())

const download = async (): Promise<Buffer> =>
  (
    await desk.app.http.inject({
      url: `/api/communities/${desk.communityId}/import-template?filled=true`,
      headers: { cookie: reader.cookie },
    })
  ).rawPayload

/** As somebody does who opens the file in Excel and saves it again. */
const opened = async (bytes: Uint8Array): Promise<Sheets> => {
  const sheets: Sheets = {}
  for await (const { sheet, cells } of (await readWorkbook(bytes)).rows()) {
    const row: (string | null)[] = []
    for (const { column, text } of cells) row[column - 1] = text
    sheets[sheet] ??= []
    sheets[sheet].push(Array.from(row, (text) => text ?? null))
  }
  return sheets
}

const cellOf = (sheets: Sheets, on: { sheet: string; header: string; of: string }): [(string | null)[], number] => {
  const [header = [], ...rows] = sheets[on.sheet] ?? []
  const row = rows.find((cells) => cells.includes(on.of))
  if (row === undefined) throw new Error(`no row says ${on.of}`)
  return [row, header.indexOf(on.header)]
}

const verdicts = (preview: readonly { verdict: string }[]) => [...new Set(preview.map(({ verdict }) => verdict))]

describe(`${hostile(42)} A register that left and comes back`, () => {
  it('changes nothing where nobody changed it, sheet by sheet, hidden numbers included', async () => {
    const read = await desk.drop({ bytes: await download() })
    expect(read.unrecognised).toEqual([])
    expect(read.sheets.flatMap(({ register }) => register ?? [])).toEqual(
      expect.arrayContaining(['houses', 'leases', 'occupants', 'vehicles', 'keys']),
    )
    const other = read.preview.filter(({ verdict }) => verdict !== 'same')
    expect(other).toEqual([])
    expect(verdicts(read.preview)).toEqual(['same'])
    expect(read.counts.good).toBe(0)
  })

  it('edited in Excel, only what was edited is applied', async () => {
    const sheets = await opened(await download())
    const [row, at] = cellOf(sheets, { sheet: '房屋与业主', header: '建筑面积', of: '1502' })
    row[at] = '99.99'
    const read = await desk.drop({ bytes: await workbookOf(sheets) })
    expect(read.preview.filter(({ verdict }) => verdict !== 'same')).toMatchObject([
      { label: '3-2-1502', verdict: 'change', changes: [{ field: '建筑面积', from: '81.5', to: '99.99' }] },
    ])
    expect((await desk.apply(read.id)).state).toBe('applied')
    const areas = await desk.query(`select spelling, built_area::float as area from estate.house order by sort_key`)
    expect(areas).toEqual([
      { spelling: '3-2-1501', area: 80.5 },
      { spelling: '3-2-1502', area: 99.99 },
      { spelling: '10-1-101', area: 83.5 },
      { spelling: '商业街-S12', area: 82.5 },
    ])
  })

  it('what somebody else changed meanwhile is shown and not overwritten', async () => {
    const sheets = await opened(await download())
    await desk.query(`update estate.house set note = '漏水待修', version = version + 1 where spelling = '3-2-1502'`)
    const [row, at] = cellOf(sheets, { sheet: '房屋与业主', header: '备注', of: '1502' })
    row[at] = '已空置'
    const read = await desk.drop({ bytes: await workbookOf(sheets) })
    const [shown] = read.preview.filter(({ verdict }) => verdict !== 'same')
    expect(shown).toMatchObject({ label: '3-2-1502', verdict: 'conflict' })
    const [kept] = await desk.query<{ note: string }>(`select note from estate.house where spelling = '3-2-1502'`)
    expect(kept?.note).toBe('漏水待修')
  })
})
