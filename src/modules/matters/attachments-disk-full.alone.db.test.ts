import { readdir } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { phonePhoto } from '../../platform/files/testing/pictures.ts'
import * as contract from './contract.ts'
import { testTeam } from './testing/team.ts'

const disk = vi.hoisted(() => ({ full: false }))

// The disk of the test has room: what a full one answers is put between the store and the system.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open: typeof real.open = async (path, ...rest) => {
    const handle = await real.open(path, ...rest)
    if (disk.full) {
      handle.writeFile = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
    }
    return handle
  }
  return { ...real, open, default: { ...real, open } }
})

const team = testTeam()

describe(`${hostile(24)} When the disk is full`, () => {
  it('a photo is refused with a sentence and leaves nothing, the matter goes on, and afterwards the photo can be added', async () => {
    const { id } = await team.task({ to: { staffId: team.boss.id } })
    const bytes = await phonePhoto()
    const attach = () => team.centre.upload(team.boss, contract.attachFile, team.on(id), { name: '现场.jpg', bytes })
    disk.full = true
    const refused = await attach()
    expect(refused).toMatchObject({ status: 507, body: { code: 'files.disk-full' } })
    expect(refused.body.detail).toContain('附件没有保存，其他内容不受影响')
    expect((await readdir(team.centre.files, { recursive: true })).filter((name) => name.includes('/'))).toEqual([])
    expect((await team.centre.call(team.boss, contract.acceptTask, team.on(id))).status).toBe(200)
    const done = await team.centre.call(team.boss, contract.finishTask, team.on(id, { result: '已处理' }))
    expect(done.body.stateName).toBe('已办结')
    disk.full = false
    expect((await attach()).body.attachments).toHaveLength(1)
  })
})
