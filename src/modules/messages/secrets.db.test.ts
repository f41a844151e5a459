import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { createLogger } from '../../platform/http/log.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import * as contract from './contract.ts'
import { type MessageDesk, messageDesk } from './testing/desk.ts'
import { robotAddress } from './testing/vendor.ts'

const db = testDatabase()
let desk: MessageDesk

beforeAll(async () => {
  desk = await messageDesk(db.url)
})
afterAll(() => desk.close())

const KEY = 'robot-key-0011223344'
const SECRET = 'SEC-sign-5566778899'
const PASSWORD = 'mail-password-abcdef'

describe(`${hostile(34)} Keys of robots and of the mail server`, () => {
  it('are in no answer, no log line, no row that can be read, however a vendor behaves', async () => {
    const { communityId, manager } = desk
    const administrator = await desk.administrator()
    const seen: string[] = []
    const keep = <T extends { body: unknown }>(answer: T): T => {
      seen.push(JSON.stringify(answer.body))
      return answer
    }
    const make = { communityId, kind: 'dingtalk' as const, name: '工程群', events: ['dispatched' as const] }
    const address = robotAddress(desk.vendor.origin, 'dingtalk', KEY)
    keep(
      await desk.call(manager, contract.createChannel, {
        ...make,
        address: `https://evil.cn/?k=${KEY}`,
        secret: SECRET,
      }),
    )
    keep(await desk.call(manager, contract.createChannel, { ...make, address, secret: SECRET, name: '' }))
    const { body: channel } = keep(
      await desk.call(
        manager,
        contract.createChannel,
        { ...make, address, secret: SECRET },
        { key: 'one-idempotent-key' },
      ),
    )
    const change = {
      communityId,
      channelId: channel.id,
      recipients: [],
      events: [],
      active: true,
      address,
      secret: SECRET,
    }
    keep(await desk.call(manager, contract.changeChannel, { ...change, name: '工程群', version: 99 }))
    keep(await desk.call(manager, contract.listChannels, { communityId }))
    const mail = {
      host: 'smtp.example.com',
      port: 465,
      security: 'tls',
      user: 'desk',
      sender: 'desk@example.com',
    } as const
    keep(await desk.call(administrator, contract.setMailServer, { ...mail, password: PASSWORD, version: 0 }))
    keep(await desk.call(administrator, contract.setMailServer, { ...mail, password: PASSWORD, version: 7 }))
    keep(await desk.call(administrator, contract.readMailServer, {}))

    const lines: string[] = []
    const worker = await startWorker({
      ...{ url: db.url, database: desk.app.database, jobs: [desk.job] },
      logger: createLogger({ level: 'debug', write: (line) => void lines.push(line) }),
    })
    for (const answer of [
      { body: { errcode: 310000, errmsg: `sign of ${SECRET} for ${KEY} at ${address}` } },
      { status: 500, body: KEY },
      { body: `<html>${KEY}` },
      'never',
    ] as const) {
      desk.vendor.answers(answer === 'never' ? { status: 302, headers: { location: `/${KEY}` } } : answer)
      const tested = await desk.call(manager, contract.testChannel, { communityId, channelId: channel.id })
      const { messageId } = keep(tested).body
      const state = async () => (await desk.call(manager, contract.showMessage, { communityId, messageId })).body.state
      await expect.poll(state, { timeout: 8000 }).toBe('failed')
      keep(await desk.call(manager, contract.showMessage, { communityId, messageId }))
      await desk.query('update messages.robot set resting_until = null')
    }
    await worker.stop()
    keep(await desk.call(manager, contract.listMessages, { communityId }))
    const tables = await desk.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('messages', 'platform', 'graphile_worker') and table_type = 'BASE TABLE'`,
    )
    for (const { name } of tables.filter(({ name }) => !name.startsWith('graphile'))) {
      for (const row of await desk.query<{ t: string }>(`select t::text as t from ${name} t`)) seen.push(row.t)
    }
    expect(seen.length).toBeGreaterThan(20)
    for (const secret of [KEY, SECRET, PASSWORD]) {
      for (const text of [...seen, ...lines]) expect(text).not.toContain(secret)
    }
  })
})
