import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { testCommunity, testStaff } from '../../modules/access/testing/people.ts'
import { workbookOf } from '../../modules/households/testing/import-desk.ts'
import { newKeyRing, parseKeyRing } from '../../platform/secrets/key-ring.ts'
import { provideKeyRing } from '../../platform/secrets/open-key-ring.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { type App, createApp } from '../server.ts'
import { type Asked, runImport } from './import.ts'

const db = testDatabase()
let app: App
const said: string[] = []
beforeAll(async () => {
  provideKeyRing(parseKeyRing(newKeyRing()))
  app = await createApp({ url: db.url })
  await testCommunity(app.database, { code: 'CLI' })
  await testStaff(app.database, { loginName: 'admin' })
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await app.close()
})
beforeEach(() => {
  said.length = 0
})

const ask = async (
  rows: readonly (readonly (string | number)[])[],
  o: Partial<Asked> = {},
  columns?: Record<string, string>,
) => {
  const asked = {
    file: '房屋.xlsx',
    community: 'CLI',
    undo: undefined,
    apply: false,
    goodRowsOnly: false,
    acceptFixes: false,
    json: true,
  }
  const code = await runImport(app, {
    ...{ ...asked, ...o },
    bytes: Buffer.from(await workbookOf({ 房屋: rows })),
    mapping: columns === undefined ? undefined : [{ sheet: '房屋', register: 'houses', columns }],
  })
  return { code, answer: JSON.parse(said.at(-1) ?? '{}') }
}

const HEADER = ['楼号', '房号', '建筑面积', '主人家']

it('previews, accepts fixes, maps columns, applies, and takes back, with codes that a script can read', async () => {
  const rows = [HEADER, ['81', '101', '80㎡', '张三'], ['81', '102', '八十', '李四']]
  const preview = await ask(rows)
  expect(preview).toMatchObject({
    code: 3,
    answer: { unrecognised: ['主人家'], counts: { good: 0, offered: 1, verdicts: { bad: 1 } } },
  })
  await expect(ask(rows, { apply: true })).rejects.toMatchObject({ code: 'imports.has-bad-rows' })
  const applied = await ask(rows, { apply: true, goodRowsOnly: true, acceptFixes: true }, { 主人家: 'ownerName' })
  expect(applied).toMatchObject({ code: 3, answer: { state: 'applied', unrecognised: [] } })
  expect(applied.answer.made).toEqual(expect.arrayContaining([{ kind: 'party', name: '业户', made: 1, changed: 0 }]))
  expect(await ask([HEADER, ['81', '101', 80, '张三']])).toMatchObject({
    code: 0,
    answer: { counts: { verdicts: { same: 1 } } },
  })
  const undone = await ask(rows, { file: undefined, undo: applied.answer.id })
  expect(undone).toMatchObject({ code: 0, answer: { state: 'undone' } })
  const { rows: left } = await app.database.maintenance.query(`select 1 from estate.house`)
  expect(left).toEqual([])
})

it('says in words what it saw, and that nothing was written', async () => {
  await ask([HEADER, ['82', '101', '八十', '张三']], { json: false }).catch(() => {})
  const words = said.join('\n')
  for (const part of [
    '房屋.xlsx（编号 ',
    '工作表“房屋”：房屋和业主，1 行',
    '第 2 行：',
    '“八十”',
    '这只是预览，没有写入',
  ]) {
    expect(words).toContain(part)
  }
})
