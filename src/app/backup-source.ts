import { isAbsolute, join, resolve } from 'node:path'
import type { BackupSource } from '../platform/backup/take-backup.ts'
import type { Settings } from './settings.ts'
import { version } from './version.ts'

/** The installation as its backup sees it. */
export const backupSource = (o: { settings: Settings; url: string; cluster: string | undefined }): BackupSource => ({
  url: o.url,
  cluster: o.cluster,
  dataFolder: o.settings.dataFolder,
  givenKeys: process.env.LIREN_KEYS || undefined,
  version,
})

/** Where backups go unless a command says otherwise: LIREN_BACKUP_FOLDER, else `backups` in the data folder. */
export const backupFolder = (settings: Settings): string => {
  const given = process.env.LIREN_BACKUP_FOLDER
  if (!given) return join(settings.dataFolder, 'backups')
  return isAbsolute(given) ? given : resolve(process.cwd(), given)
}

export const givenPassphrase = (): string | undefined => process.env.LIREN_BACKUP_PASSPHRASE || undefined
