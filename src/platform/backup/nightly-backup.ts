import type { Job } from '../app/define-module.ts'
import { backupState } from './backup-setting.ts'
import { passphraseOf } from './passphrase.ts'
import { pruneBackups } from './prune-backups.ts'
import { isDue } from './retention.rules.ts'
import { type BackupSource, takeBackup } from './take-backup.ts'

/**
 * A backup each night at 03:10 in Shanghai; one that a sleeping machine missed is made up for within the hour after
 * it woke. A failed one is noted for Today and tried again; it never stops anything else.
 */
export const nightlyBackup = (o: {
  source: BackupSource
  target: string
  givenPassphrase: string | undefined
}): Job => ({
  name: 'platform.backup',
  cron: '10 * * * *',
  run: async ({ database, log, signal }) => {
    const { now, lastDoneAt } = await database.maintain(async (tx) => {
      const { last } = await backupState(tx)
      return { now: await database.now(tx), lastDoneAt: last?.doneAt ? new Date(last.doneAt) : undefined }
    })
    if (!isDue({ now, lastDoneAt })) return
    try {
      const passphrase = await passphraseOf({ dataFolder: o.source.dataFolder, given: o.givenPassphrase })
      const made = await takeBackup({ source: o.source, target: o.target, passphrase, ...(signal ? { signal } : {}) })
      log(`backed up to ${made.folder}: ${made.bytes} bytes in ${made.seconds.toFixed(1)} s`)
      const gone = await pruneBackups({ target: o.target, installation: made.installation, now })
      if (gone.length > 0) log(`removed ${gone.join(', ')}`)
    } catch (error) {
      log(`no backup: ${(error as Error).message}`)
    }
  },
})
