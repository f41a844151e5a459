import { runMigrations } from 'graphile-worker'
import { type TestCentre, type TestColleague, testCentre } from '../../../app/testing/centre.ts'
import type { Job, Subscription } from '../../../platform/app/define-module.ts'
import { testSession, testStaff } from '../../access/testing/people.ts'
import { announcements } from '../announce.ts'
import * as contract from '../contract.ts'
import { queueAnnouncement } from '../queue.store.ts'
import { sendMessages } from '../send-messages.ts'
import type { MessageEvent } from '../words.ts'
import { robotAddress, type Vendor, vendor } from './vendor.ts'

/** For tests: a centre with a manager who sets channels up, and a vendor on this machine. */
export interface MessageDesk extends TestCentre {
  readonly manager: TestColleague
  readonly vendor: Vendor
  channel(
    o?: Partial<{
      kind: 'wecom' | 'dingtalk' | 'feishu'
      key: string
      name: string
      events: MessageEvent[]
      secret: string
    }>,
  ): Promise<contract.Channel>
  /** Queues so many messages in a community's channels, as a fact would. */
  queue(count?: number): Promise<void>
  /** One run of the job that sends. */
  send(): Promise<void>
  /** The same, by a process that is gone as soon as the vendor has the message: nothing is written down. */
  sendAndStopBeforeTheMark(): Promise<void>
  /** All messages of a channel, the oldest first. */
  of(channelId: string): Promise<{ id: string; state: string; attempts: number; reason: string; due_at: Date }[]>
  hear(fact: string): Subscription
  administrator(): Promise<TestColleague>
  readonly job: Job
}

export const messageDesk = async (url: string): Promise<MessageDesk> => {
  // The queue of jobs is made by the worker's start, which a test has no need of.
  await runMigrations({ connectionString: url })
  const centre = await testCentre(url)
  const manager = await centre.colleague({ name: '孙经理', roles: ['manager'] })
  const local = await vendor()
  process.env.LIREN_OUTBOUND_HOSTS = local.origin
  const { communityId, app } = centre
  let named = 0
  return {
    ...centre,
    manager,
    vendor: local,
    channel: async ({ kind = 'wecom', key = crypto.randomUUID(), ...o } = {}) => {
      named += 1
      const made = await centre.call(manager, contract.createChannel, {
        communityId,
        kind,
        name: `通道 ${named}`,
        address: robotAddress(local.origin, kind, key),
        events: ['dispatched'],
        ...o,
      })
      if (made.status !== 200) throw new Error(JSON.stringify(made.body))
      return made.body
    },
    queue: (count = 1) =>
      app.database.run({ kind: 'community', communityId, write: true }, async (tx) => {
        const now = await app.database.now(tx)
        for (let at = 0; at < count; at += 1) {
          await queueAnnouncement(tx, {
            communityId,
            // One after the other, as facts are.
            now: new Date(now.getTime() - count + at),
            announcement: {
              factId: crypto.randomUUID(),
              events: ['dispatched'],
              matterId: null,
              number: `BX-${at + 1}`,
              staffId: null,
              words: () => ({ title: `第 ${at + 1} 条`, body: `第 ${at + 1} 条` }),
            },
          })
        }
      }),
    send: async () => {
      await sendMessages.run({ database: app.database, payload: {}, log: () => {} })
    },
    sendAndStopBeforeTheMark: async () => {
      let sent = false
      const before = local.received.length
      // Whatever this process wants to write after the vendor was reached does not get through.
      const run: typeof app.database.run = (reach, work) => {
        sent ||= local.received.length > before
        return sent ? Promise.reject(new Error('the process is gone')) : app.database.run(reach, work)
      }
      await sendMessages
        .run({ database: { ...app.database, run }, payload: {}, log: () => {} })
        .catch((error: Error) => {
          if (error.message !== 'the process is gone') throw error
        })
    },
    of: (channelId) =>
      centre.query(
        `select id, state, attempts, reason, due_at from messages.message where community_id = $1 and channel_id = $2
         order by created_at, number, id`,
        [communityId, channelId],
      ),
    job: sendMessages,
    administrator: async () => {
      const { id } = await testStaff(app.database, { name: '系统管理员', companyRoles: ['administrator'] })
      return { id, name: '系统管理员', ...(await testSession(app.database, id)) }
    },
    hear: (fact) => announcements.find((one) => one.fact === fact) as Subscription,
    close: async () => {
      await local.close()
      await centre.close()
    },
  }
}
