import { rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommunityId } from '../../kernel/id.ts'
import { createPool } from '../database/pool.ts'
import { createDatabase, type Database } from '../http/database.ts'
import { testDatabase } from '../testing/database.ts'
import { newFolder } from '../testing/folder.ts'
import { type ContentStore, contentStore } from './content-store.ts'
import { registerFile } from './file.store.ts'
import { keepUpload } from './keep-upload.ts'
import { sweepFiles } from './sweep-files.ts'
import { phonePhoto } from './testing/pictures.ts'

const db = testDatabase()
const communityId = crypto.randomUUID() as CommunityId
let database: Database
let folder: string
let store: ContentStore

beforeAll(async () => {
  const pool = (role: 'liren_app' | 'liren_maintenance') => createPool({ url: db.url, role, max: 2 })
  database = createDatabase({ app: pool('liren_app'), maintenance: pool('liren_maintenance') })
  folder = await newFolder()
  store = contentStore(folder)
})
afterAll(async () => {
  await Promise.all([database.app.end(), database.maintenance.end()])
  await rm(folder, { recursive: true })
})

const text = (words: string) => Buffer.from(words)
const aged = (hash: string) => utimes(join(folder, hash.slice(0, 2), hash), new Date(0), new Date(0))
const kept = async () => {
  const hashes: string[] = []
  for await (const { hash } of store.all()) hashes.push(hash)
  return hashes.sort()
}

describe('Contents on the disk', () => {
  it('that no file of any community points to are swept away after a day; small pictures belong to their photo', async () => {
    const photo = await keepUpload(store, { name: '现场.jpg', bytes: await phonePhoto() })
    await database.run({ kind: 'community', communityId, write: true }, async (tx) =>
      registerFile(tx, { communityId, file: photo, by: null, at: await database.now(tx) }),
    )
    const [orphan, fresh, again] = [
      await store.keep(text('没有存成的')),
      await store.keep(text('刚刚传上来的')),
      await store.keep(text('又传了一次的')),
    ]
    for (const hash of [photo.hash, photo.thumbnail as string, orphan, again]) await aged(hash)
    expect(await store.keep(text('又传了一次的'))).toBe(again)
    await sweepFiles(store).run({ database, payload: {}, log: () => {} })
    expect(await kept()).toEqual([photo.hash, photo.thumbnail, fresh, again].sort())
  })

  it('are kept once, however often they come', async () => {
    const before = (await kept()).length
    const [one, other] = await Promise.all([store.keep(text('同一份')), store.keep(text('同一份'))])
    expect(one).toBe(other)
    expect(await kept()).toHaveLength(before + 1)
  })
})
