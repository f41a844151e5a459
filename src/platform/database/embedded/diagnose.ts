import { stat, statfs } from 'node:fs/promises'
import { program } from './binaries.ts'
import type { Place } from './place.ts'
import { codeOf, type EmbeddedDatabaseProblem, problem } from './problem.ts'

/** What PostgreSQL's last words mean. Its messages are English because initdb was told `--lc-messages=C`. */
export const diagnose = async (output: string, place: Place): Promise<EmbeddedDatabaseProblem> => {
  const said = (pattern: RegExp) => pattern.test(output)
  if (
    said(/No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes|Check free disk space/) ||
    (await isFull(place.folder))
  )
    return problem('disk-full', { folder: place.folder })
  if (said(/database files are incompatible with server/)) {
    const carried = place.binaries.version.split('.')[0] ?? ''
    return problem('other-major', { folder: place.cluster, found: /version (\d+)/.exec(output)?.[1] ?? '?', carried })
  }
  if (
    said(
      /Cannot allocate memory|could not map anonymous shared memory|could not create shared memory segment|out of memory/,
    )
  )
    return problem('memory', { log: place.logFile })
  const there = await stat(place.cluster).catch(() => undefined)
  if (
    there &&
    said(/checkpoint record|pg_control|is not a valid data directory|invalid page|PANIC|could not open directory/)
  )
    return problem('damaged', { folder: place.cluster, log: place.logFile })
  if (said(/Permission denied|Read-only file system|Operation not permitted|wrong ownership/))
    return problem('not-writable', { folder: place.folder })
  if (said(/version `GLIBC|error while loading shared libraries|symbol not found|Error relocating/))
    return problem('unsupported-platform', { platform: platform(), reason: '系统的基础库（glibc）太旧或缺失' })
  return problem('failed', { reason: lastWords(output), log: place.logFile })
}

/** Why a program could not even be started. */
export const spawnProblem = async (error: unknown, place: Place): Promise<EmbeddedDatabaseProblem> => {
  const code = codeOf(error)
  const there = await stat(program(place.binaries, 'postgres')).catch(() => undefined)
  // The file is there and yet "not found": its loader is missing, as on musl systems such as Alpine.
  if (code === 'ENOENT' && there)
    return problem(
      'unsupported-platform',
      { platform: platform(), reason: '系统不是 glibc（如 Alpine 的 musl）' },
      error,
    )
  if (code === 'ENOENT')
    return problem(
      'unsupported-platform',
      { platform: platform(), reason: `缺少程序文件 ${place.binaries.folder}，可先执行 npm ci` },
      error,
    )
  if ((code === 'EPERM' || code === 'EINVAL') && place.account)
    return problem('no-account', { reason: `不能切换到用户 ${place.account.name}` }, error)
  if (code === 'EACCES')
    return problem(
      'unsupported-platform',
      { platform: platform(), reason: `${place.binaries.folder} 所在磁盘不允许执行程序` },
      error,
    )
  return problem('failed', { reason: (error as Error).message, log: place.logFile }, error)
}

const FULL_BELOW = 1024 * 1024

/** On a full disk the server cannot even write why it ended. */
const isFull = async (folder: string): Promise<boolean> => {
  const room = await statfs(folder).catch(() => undefined)
  return room !== undefined && room.bavail * room.bsize < FULL_BELOW
}

const lastWords = (output: string): string => {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const worst = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1)
  return worst?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '').trim() ?? '没有留下原因'
}

const platform = (): string => `${process.platform}-${process.arch}`
