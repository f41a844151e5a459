import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { codeOf } from './problem.ts'

/** `unknown`: this system cannot tell where a process works; connecting decides. */
export type Verdict = 'ours' | 'gone' | 'unknown'

/** Whether the process is a PostgreSQL server of this cluster: alive, no zombie, working in the cluster's folder. */
export const judge = async (pid: number, cluster: string): Promise<Verdict> => {
  if (!existsSync('/proc/self/stat')) return judgeByName(pid)
  return (await isServerIn(pid, cluster)) ? 'ours' : 'gone'
}

/** Every server process of this cluster; after a kill of the first one the others linger for a moment. */
export const serversIn = async (cluster: string): Promise<number[]> => {
  const names = await readdir('/proc').catch(() => [])
  const pids = names.map(Number).filter((pid) => pid > 0)
  const ours = await Promise.all(pids.map((pid) => isServerIn(pid, cluster)))
  return pids.filter((_, i) => ours[i])
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const isServerIn = async (pid: number, cluster: string): Promise<boolean> => {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, name, state] = /\((.*)\) (\S)/s.exec(status) ?? []
  if (name !== 'postgres' || state === 'Z' || state === 'X') return false
  try {
    const [works, folder] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(cluster)])
    return works.dev === folder.dev && works.ino === folder.ino
  } catch (error) {
    // Root without the right to look into other users' processes (containers): the command line is open to all.
    return codeOf(error) === 'EACCES' && (await wasStartedFor(pid, cluster))
  }
}

const wasStartedFor = async (pid: number, cluster: string): Promise<boolean> => {
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  const folder = words[words.indexOf('-D') + 1] ?? ''
  return (await realpath(folder).catch(() => '')) === (await realpath(cluster))
}

const run = promisify(execFile)

/** Without procfs the name of the process is all there is to know. */
const judgeByName = async (pid: number): Promise<Verdict> => {
  if (!isAlive(pid)) return 'gone'
  const asked =
    process.platform === 'win32'
      ? run('tasklist', ['/FI', `PID eq ${pid}`, '/NH', '/FO', 'CSV'])
      : run('ps', ['-p', `${pid}`, '-o', 'stat=,comm='])
  const said = await asked.then(
    ({ stdout }) => stdout,
    () => '',
  )
  return /postgres/.test(said) && !/^\s*Z/.test(said) ? 'unknown' : 'gone'
}
