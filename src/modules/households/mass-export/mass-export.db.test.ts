import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { checkDigit } from '../../../kernel/identity-number.ts'
import { readWorkbook } from '../../../platform/sheets/index.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type TestClerk, type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { testHouse } from '../testing/neighbours.ts'

const db = testDatabase()
const clock = { offset: 0 }
let desk: TestDesk
let supervisor: TestClerk
let manager: TestClerk

const number = `11010119900307123${checkDigit('11010119900307123')}`

beforeAll(async () => {
  desk = await testDesk(db.url, clock)
  supervisor = await desk.person(['supervisor'])
  manager = await desk.person(['manager'])
  const houseId = await testHouse(desk, '3-2-1501', { builtArea: '89.35' })
  await testHouse(desk, '3-2-1502')
  const make = async (name: string, facts: object) =>
    (await desk.ok(contract.createParty, { name, ...facts } as never)).body.party.id
  const first = await make('欧阳㛃', {
    phones: [{ number: '13812345678' }, { number: '0755-88886666' }],
    identity: { kind: 'resident-id', number },
  })
  const second = await make('=张三', { phones: [{ number: '13900001111' }] })
  const tenant = await make('租客𠮷', { phones: [{ number: '13700002222' }] })
  await desk.ok(contract.recordTitle, {
    ...{ houseId, from: '2020-06-10', form: 'joint', manner: 'first-sale', certificateNumber: '', note: '' },
    holders: [{ partyId: first }, { partyId: second }],
  } as never)
  await desk.ok(contract.recordLease, {
    ...{ houseId, part: '主卧', from: '2026-01-01', until: '2036-01-01', tenants: [tenant], interiorRenovation: '' },
    note: '',
  } as never)
  await desk.ok(contract.moveIn, {
    houseId,
    partyId: tenant,
    relation: '租户',
    from: '2026-01-01',
    until: null,
  } as never)
  await desk.ok(contract.addVehicle, { plate: '粤B12345', houseId, partyId: first } as never)
})
afterAll(() => desk.close())

const file = async (path: string, who: TestClerk, method: 'GET' | 'POST' = 'GET') => {
  const answer = await desk.app.http.inject({
    ...{ method, url: path.replace('{communityId}', desk.communityId), headers: { cookie: who.cookie } },
    ...(method === 'POST' ? { payload: {} } : {}),
  })
  return { status: answer.statusCode, bytes: answer.rawPayload, body: answer.body }
}

const sheetsOf = async (bytes: Uint8Array) => {
  const sheets = new Map<string, string[][]>()
  for await (const { sheet, cells } of (await readWorkbook(bytes)).rows()) {
    const row: string[] = []
    for (const { column, text } of cells) row[column - 1] = text
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), Array.from(row, (text) => text ?? '')])
  }
  return sheets
}

const one = (rows: readonly string[][] | undefined, at: number, header = 0) =>
  Object.fromEntries((rows?.[header] ?? []).map((title, column) => [title, rows?.[at]?.[column] ?? '']))

describe('Our own template', () => {
  it('has one sheet for each register, in words, and says what to write', async () => {
    const { bytes } = await file(contract.downloadTemplate.path, supervisor)
    const sheets = await sheetsOf(bytes)
    expect([...sheets.keys()]).toEqual(['房屋与业主', '租户与租约', '住户', '车辆与车位', '钥匙', '填写说明'])
    expect(sheets.get('房屋与业主')?.[0]).toEqual(
      expect.arrayContaining(['楼号', '单元', '房号', '业主姓名', '身份证号']),
    )
    expect(sheets.get('房屋与业主')?.[0]).not.toContain('编号')
    expect(sheets.get('填写说明')?.map(([, , text]) => text)).toContain(
      '也可以是其他证件的号码。星号遮住的号码表示不变。',
    )
  })

  it(`${clause('§11.9')} filled with today's registers names each row inside and hides numbers of people`, async () => {
    const { bytes } = await file(`${contract.downloadTemplate.path}?filled=true`, supervisor)
    const sheets = await sheetsOf(bytes)
    const houses = sheets.get('房屋与业主')
    expect(houses).toHaveLength(4)
    const [house] = await desk.query<{ id: string; version: number }>(
      `select id, version from estate.house where spelling = '3-2-1501'`,
    )
    expect(one(houses, 1)).toMatchObject({
      ...{ 楼号: '3', 单元: '2', 房号: '1501', 建筑面积: '89.35', 业主姓名: '欧阳㛃' },
      ...{ 手机号: '138****5678、****6666', 身份证号: `${'*'.repeat(14)}${number.slice(-4)}` },
      ...{ 编号: house?.id, 版本: String(house?.version) },
    })
    expect(one(houses, 2)).toMatchObject({ 房号: '1501', 业主姓名: '=张三', 手机号: '139****1111' })
    expect(one(houses, 3)).toMatchObject({ 房号: '1502', 业主姓名: '' })
    expect(one(sheets.get('租户与租约'), 1)).toMatchObject({
      ...{ 出租部位: '主卧', 承租人: '租客𠮷', 手机号: '137****2222', 起租日期: '2026-01-01', 到期日期: '2035-12-31' },
    })
    expect(one(sheets.get('住户'), 1)).toMatchObject({ 住户姓名: '租客𠮷', 与业主关系: '租户', 入住日期: '2026-01-01' })
    expect(one(sheets.get('车辆与车位'), 1)).toMatchObject({ 车牌号: '粤B12345', 房号: '1501', 车主姓名: '欧阳㛃' })
    for (const cell of [...sheets.values()].flat(2)) expect(cell).not.toMatch(/13812345678|13900001111|1990030712/)
  })
})

describe(`${hostile(40)} Whole numbers of all owners`, () => {
  const ask = async (who = supervisor) =>
    (await desk.as(who)(contract.askMassExport, { reason: '移交给新的物业公司' })).body as contract.MassExport
  const take = (massExportId: string, who = supervisor) =>
    file(contract.takeMassExport.path.replace('{massExportId}', massExportId), who, 'POST')
  const grant = (massExportId: contract.MassExportId, who = manager) =>
    desk.as(who)(contract.grantMassExport, { massExportId, note: '' } as never)
  const audit = (act: string) =>
    desk.query<{ actor_id: string; reason: string; fields: string[] }>(
      `select actor_id, reason, fields from platform.audit_entry where act = $1 order by at desc`,
      [act],
    )

  it('leave only with a reason, by the word of a second person, to whoever asked, under a watermark', async () => {
    const { id } = await ask()
    expect(JSON.parse((await take(id)).body).code).toBe('transition.not-permitted')
    expect((await grant(id)).body).toMatchObject({ state: 'granted', decidedBy: expect.any(String) })
    expect(JSON.parse((await take(id, manager)).body).code).toBe('households.foreign-mass-export')
    const { status, bytes } = await take(id)
    expect(status).toBe(200)
    const sheets = await sheetsOf(bytes)
    const houses = sheets.get('房屋与业主')
    expect(houses?.[0]?.[0]).toMatch(
      /^仅供 .+ 使用，\d{4}-\d\d-\d\d \d\d:\d\d 下载；用途：移交给新的物业公司；批准：.+；编号 /,
    )
    expect(one(houses, 2, 1)).toMatchObject({
      业主姓名: '欧阳㛃',
      手机号: '13812345678、0755-88886666',
      身份证号: number,
    })
    for (const rows of sheets.values()) expect(rows.flat().some((cell) => cell.startsWith('仅供 '))).toBe(true)
    expect((await audit('下载全号导出'))[0]).toMatchObject({
      ...{ actor_id: supervisor.id, fields: ['phones', 'identity'], reason: expect.stringMatching(/^\d+ 行；移交/) },
    })
    const [listed] = (await desk.as(manager)(contract.listMassExports, {})).body.massExports
    expect(listed).toMatchObject({ id, takenAt: expect.any(String), takenRows: expect.any(Number) })
  })

  it('are not granted by whoever asked, not even past the page', async () => {
    const { id } = await ask(manager)
    expect((await grant(id)).body.code).toBe('households.own-mass-export')
    await expect(
      desk.query(
        `update households.mass_export set state = 'granted', decided_at = now(), decided_by = asked_by where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/mass_export_two_people/)
  })

  it('are decided once, also by two at the same time', async () => {
    const other = await desk.person(['manager'])
    const { id } = await ask()
    const answers = await Promise.all([
      grant(id),
      desk.as(other)(contract.declineMassExport, { massExportId: id, note: '没有必要' } as never),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('are not there any more a day after they were granted, nor once withdrawn', async () => {
    const [late, gone] = [await ask(), await ask()]
    await grant(late.id)
    await grant(gone.id)
    expect((await desk.as(manager)(contract.withdrawMassExport, { massExportId: gone.id } as never)).status).toBe(403)
    expect((await desk.as(supervisor)(contract.withdrawMassExport, { massExportId: gone.id } as never)).status).toBe(
      200,
    )
    expect(JSON.parse((await take(gone.id)).body).code).toBe('transition.not-permitted')
    clock.offset = 24 * 3_600_000
    expect(JSON.parse((await take(late.id)).body)).toMatchObject({ status: 409, code: 'households.mass-export-over' })
    clock.offset = 0
    expect((await take(late.id)).status).toBe(200)
  })

  it('are not even seen by a clerk, and need a reason', async () => {
    expect((await desk.as(desk.clerk)(contract.listMassExports, {})).status).toBe(403)
    expect((await desk.as(supervisor)(contract.askMassExport, { reason: ' ' })).status).toBe(422)
    expect((await grant((await ask()).id, supervisor)).status).toBe(403)
  })
})
