import { readFile, rm } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '../platform/testing/database.ts'
import { newFolder } from '../platform/testing/folder.ts'
import { firstStart } from './first-start.ts'
import { type App, createApp } from './server.ts'
import { readSettings } from './settings.ts'

const db = testDatabase()
let app: App
let folder: string
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

it('A first start that is stopped while it fills the demo leaves the sign-ins of everybody who is there', async () => {
  app = await createApp({ url: db.url })
  folder = await newFolder()
  const settings = readSettings({ LIREN_DATA: folder })
  const cutShort = new Error('stopped')
  const said: string[] = []
  const past = () =>
    Promise.resolve({ close: () => Promise.resolve(), http: { inject: () => Promise.reject(cutShort) } } as never)
  await expect(firstStart({ app, settings, demo: true, past, say: (line) => said.push(line) })).rejects.toThrow(
    cutShort,
  )
  const kept = await readFile(`${folder}/first-sign-in.txt`, 'utf8')
  expect(kept.split('\n').filter((line) => line !== '')).toHaveLength(10)
  const [, loginName = '', password = ''] = /(admin) {2}(\S+)/.exec(kept) ?? []
  const answer = await app.http.inject({ method: 'POST', url: '/api/session', payload: { loginName, password } })
  expect(answer.statusCode).toBe(200)
})
