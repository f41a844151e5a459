import { backupState } from '../../platform/backup/backup-setting.ts'
import { isOverdue } from '../../platform/backup/retention.rules.ts'
import { almostFullDisks } from '../../platform/files/disk-use.ts'
import { reading } from '../../platform/http/use-case.ts'
import { outboundAllowed } from '../../platform/outbox/outbound.ts'
import * as contract from './contract.ts'

export const readBackupState = reading(contract.readBackupState, async ({ tx, now, folders }) => {
  const { last, startedAt } = await backupState(tx)
  const lastDoneAt = last?.doneAt ? new Date(last.doneAt) : undefined
  return {
    backedUpAt: last?.doneAt ?? null,
    backupOverdue: isOverdue({ now, lastDoneAt, startedAt }),
    backupFailure: last?.reason ? { at: last.at, reason: last.reason } : null,
    fullDisks: (await almostFullDisks(folders)).map(({ names, ...use }) => ({ ...use, names: [...names] })),
    outboundAllowed: await outboundAllowed(tx),
  }
})
