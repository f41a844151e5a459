import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { projectFolder } from '../../../platform/app/project-folder.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type ImportDesk, importDesk } from '../testing/import-desk.ts'
import * as contract from './contract.ts'

let desk: ImportDesk
const db = testDatabase()
beforeAll(async () => {
  desk = await importDesk(db.url)
})
afterAll(() => desk.close())

const HEADER = ['楼号', '单元', '房号', '建筑面积', '业主姓名', '手机号', '身份证号']

describe('a register is dropped, previewed, applied', () => {
  it(`${clause('§12.4.2')} houses and owners go in; the same file again changes nothing`, async () => {
    const sheet = {
      房屋: [
        HEADER,
        ['31', '1', '101', 89.35, '张三、李四', '13800000001/13800000002', null],
        ['31', '0', 'S12', 45, '安居公司', null, null],
      ],
    }
    const first = await desk.dropSheets(sheet)
    expect(first).toMatchObject({ state: 'previewed', counts: { rows: 2, good: 2, verdicts: { create: 2 } } })
    const applied = await desk.apply(first.id)
    expect(applied.refusal).toBeNull()
    expect(applied.state).toBe('applied')
    expect(applied.made).toEqual(
      expect.arrayContaining([
        { kind: 'house', name: '房屋', made: 2, changed: 0 },
        { kind: 'party', name: '业户', made: 3, changed: 0 },
        { kind: 'title', name: '产权登记', made: 2, changed: 0 },
      ]),
    )
    const again = await desk.dropSheets(sheet)
    expect(again.counts).toMatchObject({ rows: 2, good: 0, verdicts: { same: 2 } })
    const refused = await desk.try(contract.applyImport, { importId: again.id })
    expect(refused).toMatchObject({ status: 409, body: { code: 'imports.nothing-to-take' } })
  })

  it('a changed file changes what it says, old and new shown; an empty cell says nothing', async () => {
    const first = await desk.dropSheets({ 房屋: [HEADER, ['32', '1', '101', 89.35, '王五', '13800000011', null]] })
    await desk.apply(first.id)
    const second = await desk.dropSheets({ 房屋: [HEADER, ['32', '1', '101', 90, '王五', '13800000012', null]] })
    expect(second.preview[0]).toMatchObject({
      verdict: 'change',
      changes: [
        { field: '建筑面积', from: '89.35', to: '90' },
        { field: '王五 电话', from: '', to: '添加 138****0012' },
      ],
    })
    expect((await desk.apply(second.id)).state).toBe('applied')
    const phones = await desk.query(
      `select f.number from households.party_phone f join households.party p on p.id = f.party_id where p.name = '王五' order by f.position`,
    )
    expect(phones).toEqual([{ number: '13800000011' }, { number: '13800000012' }])
    const third = await desk.dropSheets({ 房屋: [HEADER, ['32', '1', '101', null, '王五', null, null]] })
    expect(third.preview[0]).toMatchObject({ verdict: 'same' })
    const undone = (await desk.ok(contract.undoImport, { importId: second.id as never })).body
    expect(undone).toMatchObject({ state: 'undone', refusal: null })
    const back = await desk.query(`select built_area::float as area from estate.house where spelling = '32-1-101'`)
    expect(back).toEqual([{ area: 89.35 }])
  })
})

const peer = (name: string) => join(projectFolder(), '../shared/data/peer', name)

describe('files of another system go in unchanged', () => {
  it.skipIf(!existsSync(peer('hc.xlsx')))(
    'hc.xlsx: sheets that refer to each other, codes, notes beside the data',
    async () => {
      const read = await desk.drop({ name: 'hc.xlsx', bytes: readFileSync(peer('hc.xlsx')) })
      expect(read.sheets.map(({ sheet, register, rows }) => [sheet, register, rows])).toEqual([
        ['楼栋单元', 'buildings', 26],
        ['业主信息', 'owners', 5],
        ['费用设置', 'fee-standards', 2],
        ['房屋信息', 'houses', 8],
        ['车位信息', 'vehicles', 1],
      ])
      expect(read.counts.verdicts).toEqual({ create: 35, joined: 5, kept: 2 })
      const twins = await desk.twins(read.id)
      expect(twins.map(({ reason, members }) => [reason, members.length])).toEqual([['identity', 5]])
      const applied = await desk.apply(read.id)
      expect(applied).toMatchObject({ state: 'applied', refusal: null })
      const houses = await desk.query(
        `select h.spelling, h.kind, p.name from estate.house h left join households.title t on t.house_id = h.id
        left join households.title_holder w on w.title_id = t.id left join households.party p on p.id = w.party_id
        where h.number like '10__' and h.community_id = $1 order by h.spelling`,
        [desk.communityId],
      )
      expect(houses[0]).toEqual({ spelling: '1-1-1011', kind: 'residence', name: '吴学文' })
      expect(houses).toHaveLength(8)
      const again = await desk.drop({ name: 'hc.xlsx', bytes: readFileSync(peer('hc.xlsx')) })
      expect(again.counts.good).toBe(0)
      const undone = (await desk.ok(contract.undoImport, { importId: read.id as never })).body
      expect(undone).toMatchObject({ state: 'undone', refusal: null })
      expect(
        await desk.query(`select spelling from estate.house where number like '10__' and community_id = $1`, [
          desk.communityId,
        ]),
      ).toEqual([])
    },
  )

  it.skipIf(!existsSync(peer('hc.xlsx')))(
    'importFeeDetail.xlsx and meterMachine.xlsx are kept for the module that will take them',
    async () => {
      const paid = await desk.drop({ name: 'importFeeDetail.xlsx', bytes: readFileSync(peer('importFeeDetail.xlsx')) })
      expect(paid.sheets[0]).toMatchObject({ register: 'payments', rows: 3 })
      expect(paid.counts.verdicts).toEqual({ kept: 3 })
      expect(paid.preview[0]?.what).toMatch(/等收费启用后/)
      const meters = await desk.drop({ name: 'meterMachine.xlsx', bytes: readFileSync(peer('meterMachine.xlsx')) })
      expect(meters.sheets[0]).toMatchObject({ register: 'meters', rows: 1 })
      const register = await desk.drop({ name: 'importRoom.xlsx', bytes: readFileSync(peer('importRoom.xlsx')) })
      expect(register.counts.verdicts).toEqual({ create: 1 })
      expect(register.unrecognised).toEqual([])
    },
  )
})

it(`${hostile(27)} a bad row keeps all out unless the good ones are asked for; the file of errors, corrected, is dropped again`, async () => {
  const read = await desk.dropSheets({
    房屋: [
      HEADER,
      ['33', '1', '101', 89.35, '赵一', null, null],
      ['33', '1', '102', '八十九', '钱二', '13900001111', null],
    ],
  })
  expect(read.counts).toMatchObject({ good: 1, verdicts: { create: 1, bad: 1 } })
  expect(read.preview[1]?.faults[0]).toMatchObject({
    sheet: '房屋',
    row: 3,
    column: 4,
    header: '建筑面积',
    value: '八十九',
  })
  const refused = await desk.try(contract.applyImport, { importId: read.id })
  expect(refused).toMatchObject({ status: 409, body: { code: 'imports.has-bad-rows' } })
  expect((await desk.apply(read.id, true)).state).toBe('applied')
  const errors = await desk.app.http.inject({
    method: 'GET',
    url: `/api/communities/${desk.communityId}/imports/${read.id}/errors`,
    headers: { cookie: (await desk.person(['manager'])).cookie },
  })
  expect(errors.statusCode).toBe(200)
  const back = await desk.drop({ name: '有误.xlsx', bytes: errors.rawPayload })
  expect(back.counts).toMatchObject({ rows: 1, verdicts: { bad: 1 } })
  expect(back.unrecognised).toEqual([])
})
