import { join } from 'node:path'
import type { Job } from '../platform/app/define-module.ts'
import { nightlyBackup } from '../platform/backup/nightly-backup.ts'
import { ATTACHMENTS } from '../platform/backup/take-backup.ts'
import { contentStore } from '../platform/files/content-store.ts'
import { sweepFiles } from '../platform/files/sweep-files.ts'
import { platformJobs } from '../platform/jobs/housekeeping.ts'
import { backupFolder, backupSource, givenPassphrase } from './backup-source.ts'
import { modules } from './modules.ts'
import type { Settings } from './settings.ts'

/** Every job of the platform and of the modules. `cluster` is the embedded database's folder. */
export const allJobs = (on: { settings: Settings; url: string; cluster: string | undefined }): readonly Job[] => [
  ...platformJobs,
  sweepFiles(contentStore(join(on.settings.dataFolder, ATTACHMENTS))),
  nightlyBackup({
    source: backupSource(on),
    target: backupFolder(on.settings),
    givenPassphrase: givenPassphrase(),
  }),
  ...modules.flatMap((row) => row.module.jobs ?? []),
]
