import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type ImportDesk, importDesk } from '../testing/import-desk.ts'
import { testPerson } from '../testing/neighbours.ts'
import * as contract from './contract.ts'

let desk: ImportDesk
const db = testDatabase()
beforeAll(async () => {
  desk = await importDesk(db.url)
})
afterAll(() => desk.close())

const template = async (): Promise<Buffer> => {
  const { cookie } = await desk.person(['supervisor'])
  const answer = await desk.app.http.inject({
    method: 'GET',
    url: `/api/communities/${desk.communityId}/import-template?filled=true`,
    headers: { cookie },
  })
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  return answer.rawPayload
}

it('every register, exported with the data of today and brought back, is unchanged; after a change only that is written', async () => {
  const read = await desk.dropSheets({
    房屋: [
      [
        '楼号',
        '单元',
        '房号',
        '楼层',
        '房屋类型',
        '户型',
        '建筑面积',
        '套内面积',
        '房屋状态',
        '交房日期',
        '备注',
        '业主姓名',
        '手机号',
        '身份证号',
      ],
      [
        '71',
        '1',
        '101',
        1,
        '住宅',
        '三室两厅',
        89.35,
        72.1,
        '已入住',
        '2020-6-10',
        '带露台',
        '张三',
        '13200000001、0755-88888888',
        '11010119900307109X',
      ],
      ['71', '1', '102', 1, '住宅', null, 90, null, '出租', null, null, '李四、王五', '13200000002、13200000003', null],
      ['商业街', '0', 'S12', 1, '商铺', null, 45, null, '未售', null, null, null, null, null],
      ['71', '2', 'A-03', 3, '公寓', null, null, null, '空置', null, null, '锦城安居有限公司', null, null],
    ],
    住户: [
      ['房号', '住户姓名', '与业主关系', '入住日期'],
      ['71-1-101', '张小妹', '女儿', '2023.5.1'],
    ],
    租约: [
      ['房号', '承租人', '联系电话', '起租日期', '到期日期'],
      ['71-1-102', '钱租客', '13200000004', '2026-01-01', '2036-12-31'],
    ],
    车辆: [
      ['车牌', '房号', '车主', '车位号', '品牌'],
      ['粤B71717', '71-1-101', '张三', 'C-01', '比亚迪'],
    ],
    车位: [
      ['车位编号', '车位面积', '车位权属'],
      ['C-02', 12.5, '人防'],
    ],
    钥匙台账: [
      ['钥匙编号', '所开部位', '类别', '数量'],
      ['71-1-102-1', '71-1-102', '空置房', 2],
    ],
  })
  expect(read.counts.verdicts).toEqual({ create: 9 })
  expect(await desk.apply(read.id)).toMatchObject({ state: 'applied', refusal: null })
  await testPerson(desk, '无房的人', '13200000009')

  const bytes = await template()
  const back = await desk.drop({ name: '导入模板-含数据.xlsx', bytes })
  const told = (await desk.rows(back.id)).map(
    ({ sheet, label, verdict, what }) => `${sheet} ${label} ${verdict} ${what}`,
  )
  expect(told.filter((row) => !row.includes(' same '))).toEqual([])
  expect(back.counts).toMatchObject({ good: 0, offered: 0, twins: 0 })
  expect(back.unrecognised).toEqual([])
  expect(back.sheets.map(({ sheet, register }) => [sheet, register])).toEqual(
    expect.arrayContaining([['填写说明', null]]),
  )

  await desk.query(`update estate.house set garage_use = '自用' , version = version + 1 where spelling = '71-1-102'`)
  await desk.query(`update estate.house set note = '' , version = version + 1 where spelling = '71-1-101'`)
  const later = await desk.drop({ name: '导入模板-含数据.xlsx', bytes })
  const differing = (await desk.rows(later.id)).filter(({ verdict }) => verdict !== 'same')
  // What others filled in stays; what they took away is not put back behind their backs.
  expect(differing.map(({ label, verdict }) => [label, verdict])).toEqual([['71-1-101', 'conflict']])
  expect((await desk.try(contract.applyImport, { importId: later.id })).status).toBe(409)
}, 60_000)
