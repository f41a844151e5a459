import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { hostile } from '../../kernel/clause.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { newFolder } from '../../platform/testing/folder.ts'
import type { InstallationState } from './contract.ts'
import { testCommunity, testSession, testStaff } from './testing/people.ts'

// In blocks of 1 MB: a disk of 1000, of which 50 are kept for the system.
const disk = vi.hoisted(() => ({ free: 600, other: 600, devices: 1 }))

// What a disk that runs full answers is put between the alarm and the system.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const isOther = (path: unknown) => disk.devices === 2 && `${path}`.endsWith('attachments')
  const statfs = async (path: unknown) => {
    const bfree = isOther(path) ? disk.other : disk.free
    return { blocks: 1000, bfree, bavail: Math.max(0, bfree - 50), bsize: 1024 ** 2 }
  }
  const stat = async (path: string) => ({ ...(await real.stat(path)), dev: isOther(path) ? 2 : 1 })
  return { ...real, statfs, stat, default: { ...real, statfs, stat } }
})

const db = testDatabase()
let app: App
let folder: string
let administrator: { cookie: string }

beforeAll(async () => {
  folder = await newFolder()
  await mkdir(join(folder, 'attachments'))
  app = await createApp({
    url: db.url,
    folders: [
      { name: '数据文件夹', folder },
      { name: '附件', folder: join(folder, 'attachments') },
      { name: '备份', folder: join(folder, 'not-made-yet') },
    ],
  })
  administrator = await testSession(
    app.database,
    (await testStaff(app.database, { companyRoles: ['administrator'] })).id,
  )
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const look = (headers: { cookie: string }) => app.http.inject({ url: '/api/company/backup-state', headers })
const fullDisks = async (state: Partial<typeof disk>) => {
  Object.assign(disk, state)
  const answer = await look(administrator)
  expect(answer.statusCode).toBe(200)
  return (answer.json() as InstallationState).fullDisks
}

describe(`${hostile(24)} Before the disk is full`, () => {
  it('the administrator is alarmed from 90 % on, once for each disk, and not any more when there is room again', async () => {
    // 1000 − 145 = 855 used of 950: 90 % exactly, as df counts it.
    expect(await fullDisks({ free: 146 })).toEqual([])
    expect(await fullDisks({ free: 145 })).toEqual([
      { names: ['数据文件夹', '附件'], usedPercent: 90, freeBytes: 95 * 1024 ** 2 },
    ])
    expect(await fullDisks({ free: 0, other: 400, devices: 2 })).toEqual([
      { names: ['数据文件夹'], usedPercent: 100, freeBytes: 0 },
    ])
    expect(await fullDisks({ free: 400, other: 60 })).toEqual([
      { names: ['附件'], usedPercent: 98, freeBytes: 10 * 1024 ** 2 },
    ])
    expect(await fullDisks({ other: 400 })).toEqual([])
  })

  it('nobody else is told about the machine', async () => {
    const communityId = await testCommunity(app.database)
    const { id } = await testStaff(app.database, { in: [{ communityId, roles: ['manager'] }] })
    expect((await look(await testSession(app.database, id))).statusCode).toBe(403)
  })
})
