/** Why a backup was not made, or not restored, as one Chinese sentence that says what happened and what to do. */
export class BackupProblem extends Error {
  readonly code: BackupProblemCode

  constructor(code: BackupProblemCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.name = 'BackupProblem'
    this.code = code
  }
}

export type BackupProblemCode = keyof typeof sentences

const sentences = {
  'no-room': (f: { folder: string; needed: number; free: number }) =>
    `备份没有做成：${f.folder} 所在磁盘只剩 ${inMegabytes(f.free)}，备份连同余量需要 ${inMegabytes(f.needed)}。请腾出空间，或用 LIREN_BACKUP_FOLDER 换一个磁盘。`,
  'disk-full': (f: { folder: string }) =>
    `备份没有做成：${f.folder} 所在磁盘已满。没有留下半份备份，里仁照常运行；请腾出空间，或用 LIREN_BACKUP_FOLDER 换一个磁盘。`,
  'not-writable': (f: { folder: string }) =>
    `文件夹 ${f.folder} 不能写入。请检查它是否存在、磁盘是否接好、当前用户有没有写权限。`,
  busy: () => '另一个备份正在进行，这一次没有做。请等它完成后再试。',
  stopped: () => '备份中途被停止，没有留下半份备份。需要时请重新备份。',
  'no-program': (f: { program: string; major: number }) =>
    `数据库是您自备的 PostgreSQL ${f.major}，需要它的工具 ${f.program}，本机没有找到。请安装 PostgreSQL ${f.major} 以上版本的客户端工具，并让 ${f.program} 在 PATH 里。`,
  'old-program': (f: { program: string; found: number; major: number }) =>
    `本机的 ${f.program} 是 ${f.found} 版，数据库是 PostgreSQL ${f.major}，旧工具不能用。请安装 PostgreSQL ${f.major} 以上版本的客户端工具，并让它在 PATH 里排在前面。`,
  'program-failed': (f: { program: string; reason: string }) =>
    `${f.program} 没有成功：${f.reason}。请按这句话检查数据库和权限后再试。`,
  'not-all-rows': (f: { user: string }) =>
    `数据库用户 ${f.user} 看不到全部数据，备份会不完整，所以没有做。请用这个数据库的所有者的地址设置 DATABASE_URL。`,
  tablespace: (f: { folder: string }) =>
    `数据库有文件放在别处（${f.folder}），自带的备份不包括它们。请把表空间移回默认位置后再备份。`,
  'log-missing': () => '备份期间数据库的日志被提前清理，这份备份不完整，已经作废。请再备份一次。',
  'not-a-backup': (f: { folder: string }) =>
    `${f.folder} 不是里仁的备份，或没有复制完整（缺少可读的 manifest.json）。请指向名为 liren-日期时间 的整个文件夹。`,
  damaged: (f: { folder: string; file: string }) =>
    `备份 ${f.folder} 里的 ${f.file} 缺失或与清单不符，这份备份不能用。请换另一份备份，或从别处重新复制这一份。`,
  sealed: () => '口令不对，打不开备份里的密钥。请核对首次启动时记下的备份口令；也可能 keys.sealed 被改动过。',
  altered: (f: { folder: string }) =>
    `备份 ${f.folder} 的清单与封存的不符，有人改动过它，不能用。请换另一份备份，或从别处重新复制这一份。`,
  'no-passphrase': () => '没有备份口令。请设置 LIREN_BACKUP_PASSPHRASE，或在终端里运行本命令，按提示输入口令。',
  'short-passphrase': () => '备份口令至少 12 个字。请换一个长一些的口令，并抄下来另外保管。',
  'not-empty': (f: { dataFolder: string; what: string }) =>
    `这里已有数据（${f.what}），恢复会盖掉它，所以没有恢复。请停止里仁，另设一个空的数据文件夹再恢复：LIREN_DATA=新文件夹；原来的 ${f.dataFolder} 不会被改动。`,
  'not-empty-database': (f: { database: string; what: string }) =>
    `DATABASE_URL 指向的数据库 ${f.database} 里已有数据表（${f.what} 等），恢复会与它混在一起，所以没有恢复。请新建一个空数据库，让 DATABASE_URL 指向它。`,
  'other-major': (f: { backup: number; here: number }) =>
    `备份来自 PostgreSQL ${f.backup}，这里是 PostgreSQL ${f.here}，不能恢复。请用版本相同的里仁恢复这份备份。`,
  newer: (f: { version: string }) => `备份来自更新的里仁（${f.version}），本版本打不开。请先升级里仁，再恢复。`,
  'other-home': (f: { kind: 'cluster' | 'dump' }) =>
    f.kind === 'cluster'
      ? '这份备份来自里仁自带的数据库，只能恢复到自带的数据库。请去掉 DATABASE_URL 后再恢复。'
      : '这份备份来自自备的数据库服务器。请在服务器上新建一个空数据库，用 DATABASE_URL 指向它，再恢复。',
  'other-keys': () =>
    'LIREN_KEYS 与备份里的密钥不同，恢复后证件号码会读不出来，所以没有恢复。请去掉 LIREN_KEYS，或设为备份当时的密钥。',
  failed: (f: { reason: string }) => `没有成功：${f.reason}。请重试；不能自行解决时，把这句话交给维护人员。`,
}

type Facts<C extends BackupProblemCode> = Parameters<(typeof sentences)[C]>

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`

/** `throw problem('disk-full', { folder })` */
export const problem = <C extends BackupProblemCode>(code: C, ...facts: Facts<C>): BackupProblem =>
  new BackupProblem(code, (sentences[code] as (...f: Facts<C>) => string)(...facts))

/** Turns any fault of making a backup into `folder` into a problem. */
export const asProblem = (error: unknown, folder: string): BackupProblem => {
  if (error instanceof BackupProblem) return error
  const { code, name, message } = error as NodeJS.ErrnoException
  const found = ((): BackupProblem => {
    if (code === 'ENOSPC' || code === 'EDQUOT') return problem('disk-full', { folder })
    if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENODEV'].includes(code))
      return problem('not-writable', { folder })
    if (name === 'AbortError') return problem('stopped')
    return problem('failed', { reason: message })
  })()
  found.cause = error
  return found
}
