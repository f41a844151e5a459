import { join } from 'node:path'

/** Why the embedded database cannot serve, as one Chinese sentence that says what happened and what to do. */
export class EmbeddedDatabaseProblem extends Error {
  readonly code: EmbeddedProblemCode

  constructor(code: EmbeddedProblemCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.name = 'EmbeddedDatabaseProblem'
    this.code = code
  }
}

export type EmbeddedProblemCode = keyof typeof sentences

const sentences = {
  'disk-full': (f: { folder: string }) =>
    `磁盘空间不足，数据库不能启动（${f.folder} 所在磁盘已满）。已有数据没有损坏；请腾出至少 500 MB 空间后重新启动。`,
  'not-writable': (f: { folder: string }) =>
    `数据文件夹 ${f.folder} 不能写入。请改用有写权限的用户启动，或用 LIREN_DATA 另指定一个可写的文件夹。`,
  'other-owner': (f: { folder: string; owner: string; me: string }) =>
    `数据库文件夹 ${f.folder} 属于系统用户 ${f.owner}，当前用户 ${f.me} 不能使用。请改用当初启动的用户（或 root）启动。`,
  'other-major': (f: { folder: string; found: string; carried: string }) =>
    `数据库文件夹 ${f.folder} 由 PostgreSQL ${f.found} 建立，本程序自带的是 PostgreSQL ${f.carried}，不能直接打开。请用原来版本的程序备份（liren backup），再在本版本恢复（liren restore）。`,
  'unsupported-platform': (f: { platform: string; reason: string }) =>
    `自带的数据库不能在本机系统（${f.platform}）运行：${f.reason}。请另装 PostgreSQL 15 以上版本，并用 DATABASE_URL 指明它的地址。`,
  'no-account': (f: { reason: string }) =>
    `PostgreSQL 不允许以 root 身份运行，而本机没有可代用的系统用户（${f.reason}）。请改用普通用户启动，或先执行 useradd --system postgres。`,
  'out-of-reach': (f: { folder: string; account: string }) =>
    `数据库文件夹 ${f.folder} 已有数据，但系统用户 ${f.account} 进不了它的上级文件夹。请把整个数据文件夹移到 /opt 或 /var/lib 之下，并用 LIREN_DATA 指明。`,
  'data-missing': (f: { pointer: string; folder: string }) =>
    `${f.pointer} 指明数据库在 ${f.folder}，那里却没有数据。请把数据库文件夹放回原处或恢复备份；确定要从空库开始，请删除这个文件。`,
  'data-shared': (f: { pointer: string; original: string }) =>
    `${f.pointer} 是从 ${f.original} 复制来的，两处会共用一个数据库。请删除这个文件以新建空库，或用 liren backup 与 liren restore 复制数据。`,
  'port-taken': (f: { port: number }) =>
    `数据库不能使用本机端口 127.0.0.1:${f.port}。请检查占用该端口的程序或安全软件后重新启动。`,
  memory: (f: { log: string }) =>
    `内存不足，数据库不能启动。请关闭其他程序或增加内存（至少空闲 512 MB）后重新启动；详情见 ${f.log}。`,
  damaged: (f: { folder: string; log: string }) =>
    `数据库文件夹 ${f.folder} 里的文件不完整或已损坏。请不要改动它，另建空的数据文件夹恢复最近的备份（liren restore）；详情见 ${f.log}。`,
  'secret-lost': (f: { file: string }) =>
    `数据库密码文件 ${f.file} 缺失或与数据库不符。请从备份中放回这个文件后重新启动。`,
  'still-held': (f: { folder: string; seconds: number; pids: string }) =>
    `等了 ${f.seconds} 秒，数据库文件夹 ${f.folder} 仍被未退出的数据库进程占用（进程号 ${f.pids}）。请结束该进程或重启机器后再启动。`,
  'no-answer': (f: { folder: string; port: number; pid: number }) =>
    `数据库文件夹 ${f.folder} 的数据库进程（进程号 ${f.pid}）在运行，但端口 127.0.0.1:${f.port} 不应答。请结束该进程后重新启动。`,
  'wrong-text': (f: { reason: string }) =>
    `数据库的文字设置不能正确处理中文（${f.reason}）。请新建编码为 UTF8、语言环境为 C.UTF-8 的数据库，把数据恢复到新库。`,
  failed: (f: { reason: string; log: string }) =>
    `数据库没有启动成功：${f.reason}。请查看 ${f.log}；不能自行解决时，把这个文件交给维护人员。`,
}

type Facts<C extends EmbeddedProblemCode> = Parameters<(typeof sentences)[C]>[0]

/** `throw problem('disk-full', { folder })` */
export const problem = <C extends EmbeddedProblemCode>(code: C, facts: Facts<C>, cause?: unknown) =>
  new EmbeddedDatabaseProblem(code, (sentences[code] as (f: Facts<C>) => string)(facts), cause)

/** Turns any fault into a problem: file operations refused by the system by their code, the unexpected as `failed`. */
export const asProblem = (error: unknown, folder: string): EmbeddedDatabaseProblem => {
  if (error instanceof EmbeddedDatabaseProblem) return error
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('disk-full', { folder }, error)
  if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
    return problem('not-writable', { folder }, error)
  return problem('failed', { reason: (error as Error).message, log: join(folder, 'postgres', 'server.log') }, error)
}

export const codeOf = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code
