import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { recordBackup } from '../../platform/backup/backup-setting.ts'
import type { TestClock } from '../../platform/http/database.ts'
import { stopOutbound } from '../../platform/outbox/outbound.ts'
import { asAdmin } from '../../platform/testing/cluster.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import type { InstallationState } from './contract.ts'
import { testSession, testStaff } from './testing/people.ts'

const HOUR = 3_600_000
const db = testDatabase()
const clock: TestClock = { offset: 0 }
let app: App
let headers: { cookie: string }

beforeAll(async () => {
  app = await createApp({ url: db.url, clock })
  headers = await testSession(app.database, (await testStaff(app.database, { companyRoles: ['administrator'] })).id)
})
afterAll(() => app.close())

const state = async (hoursLater = 0): Promise<InstallationState> => {
  clock.offset = hoursLater * HOUR
  const answer = await app.http.inject({ url: '/api/company/backup-state', headers })
  clock.offset = 0
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

describe('The administrator', () => {
  it('hears 48 hours after the first start that there is no backup', async () => {
    await asAdmin(db.url, (c) =>
      c.query(`insert into platform.setting (name, value, changed_at) values ('started', 'true', now())`),
    )
    expect(await state(47)).toMatchObject({ backupOverdue: false, backedUpAt: null })
    expect(await state(49)).toMatchObject({ backupOverdue: true, backedUpAt: null })
  })

  it('hears why the last backup failed, and when the last good one was', async () => {
    await asAdmin(db.url, (c) => recordBackup(c, { folder: '/backups/liren-1', bytes: 5, seconds: 1 }))
    const good = await state()
    expect(good).toMatchObject({ backupOverdue: false, backupFailure: null })
    await asAdmin(db.url, (c) => recordBackup(c, { reason: '磁盘已满。' }))
    const bad = await state(49)
    expect(bad).toMatchObject({ backupOverdue: true, backupFailure: { reason: '磁盘已满。' } })
    expect(bad.backedUpAt).toBe(good.backedUpAt)
    await asAdmin(db.url, (c) => recordBackup(c, { folder: '/backups/liren-2', bytes: 5, seconds: 1 }))
    expect(await state()).toMatchObject({ backupFailure: null })
  })

  it('lets messages out after a restore, and the audit says who did', async () => {
    expect(await state()).toMatchObject({ outboundAllowed: true })
    await asAdmin(db.url, stopOutbound)
    expect(await state()).toMatchObject({ outboundAllowed: false })
    const allow = () => app.http.inject({ method: 'POST', url: '/api/outbound/allow', headers, payload: {} })
    expect((await allow()).statusCode).toBe(200)
    expect((await allow()).statusCode).toBe(200)
    expect(await state()).toMatchObject({ outboundAllowed: true })
    const acts = await asAdmin(db.url, (c) =>
      c.query(`select fields from platform.company_audit_entry where act = '恢复对外消息' order by at`),
    )
    expect(acts.rows).toEqual([{ fields: ['outbound'] }, { fields: [] }])
  })
})
