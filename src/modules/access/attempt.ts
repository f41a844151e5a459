import { createHash } from 'node:crypto'
import { writeAudit } from '../../platform/audit/audit.ts'
import type { Database } from '../../platform/http/database.ts'
import { refuse } from './refusals.ts'
import { addressKey, beginsToWait, secondsToWait } from './sign-in.rules.ts'
import * as store from './sign-in.store.ts'

/** One try at a password or a one-time code. It counts as failed until it is forgiven, so parallel tries are counted too. */
export interface Attempt {
  /** The secret was right: what failed before, at this address, is forgotten. */
  succeed(): Promise<void>
  /** The attempt was neither right nor wrong (a code is still to come). */
  withdraw(): Promise<void>
}

/** Lets a try through or refuses it for some seconds; called before anything slow is computed. */
export const beginAttempt = async (
  database: Database,
  o: { loginName: string; ip: string; requestId: string },
): Promise<Attempt> => {
  const loginKey = createHash('sha256').update(o.loginName.toLowerCase()).digest('hex')
  const address = addressKey(o.ip)
  const failureId = await database.run({ kind: 'none', write: true }, async (tx) => {
    await store.lockAddress(tx, address)
    const now = await database.now(tx)
    const failures = await store.recentFailures(tx, { loginKey, address, now })
    const seconds = secondsToWait({ ...failures, now })
    if (seconds > 0) throw refuse('too-many-attempts', { seconds })
    if (beginsToWait(failures.pair.count)) {
      await writeAudit(tx, {
        communityId: undefined,
        actor: { kind: 'system', id: null },
        at: now,
        act: '连续登录失败',
        requestId: o.requestId,
        note: { reason: `同一登录名在同一地址连续 ${failures.pair.count} 次失败，已开始延时` },
      })
    }
    return store.addFailure(tx, { loginKey, address, now })
  })
  return {
    succeed: () => database.run({ kind: 'none', write: true }, (tx) => store.forgetFailures(tx, { loginKey, address })),
    withdraw: () => database.run({ kind: 'none', write: true }, (tx) => store.removeFailure(tx, failureId)),
  }
}
