import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ImportDesk, importDesk } from '../modules/households/testing/import-desk.ts'
import { provideWorkplace } from '../platform/import/work.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { workInThreads } from './import-thread.ts'

const db = testDatabase()
let desk: ImportDesk
beforeAll(async () => {
  desk = await importDesk(db.url)
  workInThreads({ url: db.url })
})
afterAll(async () => {
  provideWorkplace(undefined)
  await desk.close()
})

it('imports are worked on in threads of their own, with the same keys and the same result', async () => {
  const read = await desk.dropSheets({
    房屋: [
      ['楼号', '房号', '业主姓名', '身份证号'],
      ['91', '101', '张三', '11010119900307109X'],
    ],
  })
  expect(read).toMatchObject({ state: 'previewed', counts: { good: 1 } })
  expect(await desk.apply(read.id)).toMatchObject({ state: 'applied', refusal: null })
  const [party] = await desk.query<{ hash: string; tail: string }>(
    `select identity_hash as hash, identity_tail as tail from households.party where name = '张三'`,
  )
  expect(party).toMatchObject({ tail: '109X' })
  const again = await desk.dropSheets({
    房屋: [
      ['楼号', '房号', '业主姓名'],
      ['91', '101', '张三'],
    ],
  })
  expect(again.counts.verdicts).toEqual({ same: 1 })
}, 60_000)
