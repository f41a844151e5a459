import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type ImportDesk, importDesk } from '../testing/import-desk.ts'
import * as contract from './contract.ts'

let desk: ImportDesk
const db = testDatabase()
beforeAll(async () => {
  desk = await importDesk(db.url)
})
afterAll(() => desk.close())

const HEADER = ['楼号', '房号', '建筑面积', '业主姓名', '手机号', '业主类型']
/** Several rows of one house, far apart; two that contradict each other; one that is bad; one of a family. */
const ROWS = [
  ['61', '101', 80, '张三', '13300000001', '业主'],
  ['61', '101', null, '李四', '13300000002', '业主'],
  ['61', '101', 80, '张小三', null, '家庭成员'],
  ['61', '102', 90, '王五', '13300000003', '业主'],
  ['61', '102', 91, '赵六', null, '业主'],
  ['61', '103', '九十', '孙七', null, '业主'],
  ['61', '104', 70, null, null, null],
  ['61', '105', 70, '周八', '13300000005', '业主'],
  ['61', '105', 70, '周八', '13300000005', '业主'],
]

/** Everything that came out, without ids and without the places of rows in the file. */
const outcome = async () => ({
  houses: await desk.query(
    `select h.spelling, h.built_area::float as area,
       (select string_agg(p.name || ' ' || coalesce((select string_agg(f.number, ',' order by f.number) from households.party_phone f where f.party_id = p.id), ''), ';' order by p.name)
          from households.title t join households.title_holder w on w.title_id = t.id join households.party p on p.id = w.party_id where t.house_id = h.id) as holders,
       (select string_agg(p.name || o.relation, ';' order by p.name) from households.occupant o join households.party p on p.id = o.party_id where o.house_id = h.id) as occupants
     from estate.house h where h.spelling like '61-%' order by 1`,
  ),
  people: await desk.query(
    `select name from households.party where name in ('张三', '李四', '张小三', '王五', '赵六', '孙七', '周八') order by 1`,
  ),
})

const importInOrder = async (rows: typeof ROWS) => {
  const read = await desk.dropSheets({ 房屋: [HEADER, ...rows] })
  const verdicts = (await desk.rows(read.id)).map(({ label, verdict }) => `${label} ${verdict}`).sort()
  await desk.apply(read.id, true)
  const came = await outcome()
  const again = await desk.dropSheets({ 房屋: [HEADER, ...rows] })
  const undone = (await desk.ok(contract.undoImport, { importId: read.id as never })).body
  expect(undone.refusal).toBeNull()
  return { verdicts, came, good: again.counts.good }
}

it('rows in any order give the same register, and the same file again changes nothing', async () => {
  const first = await importInOrder(ROWS)
  expect(first.came.houses).toEqual([
    { spelling: '61-101', area: 80, holders: '张三 13300000001;李四 13300000002', occupants: '张小三家庭成员' },
    { spelling: '61-104', area: 70, holders: null, occupants: null },
    { spelling: '61-105', area: 70, holders: '周八 13300000005', occupants: null },
  ])
  expect(first.good).toBe(0)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(ROWS, { minLength: ROWS.length, maxLength: ROWS.length }), async (rows) => {
      expect(await importInOrder(rows)).toEqual(first)
    }),
    { numRuns: 4 },
  )
}, 120_000)
