import { randomBytes } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inProject, Stop, say } from './project.mjs'

const folder = inProject('.liren')
const lock = join(folder, 'prepare.lock')
const heartbeatMs = 5_000
const silentMs = 120_000

/**
 * Runs `work` while this process alone may install and build in this folder. `work` receives `mind(child)`, to be
 * called with each child process: after a kill of the parent its orphan still counts as the holder.
 *
 * The lock is a folder that holds one file, named at random, with the pids. It appears by a rename, already complete.
 * Whoever finds it stale removes the file by its name, so two waiters cannot remove each other's fresh lock.
 */
export const alone = async (work) => {
  const mine = await acquire()
  const release = () => {
    rmSync(mine.file, { force: true })
    remove(lock)
  }
  const beat = setInterval(() => touch(mine.file), heartbeatMs)
  const children = []
  const leave = (signal) => {
    for (const child of children) child.kill(signal)
    release()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.once('SIGINT', leave).once('SIGTERM', leave).once('exit', release)
  try {
    return await work((child) => {
      children.push(child)
      mine.pids.push(identify(child.pid))
      writeFileSync(mine.file, JSON.stringify(mine.pids))
    })
  } finally {
    clearInterval(beat)
    process.off('SIGINT', leave).off('SIGTERM', leave).off('exit', release)
    release()
  }
}

const acquire = async () => {
  const token = `${hostname()}-${randomBytes(8).toString('hex')}`
  const pids = [identify(process.pid)]
  for (let told = false; ; await pause(200)) {
    const holder = readHolder()
    if (holder === undefined || isStale(holder)) {
      if (holder !== undefined) clear(holder)
      if (place(token, pids)) return { file: join(lock, token), pids }
    } else if (!told) {
      say(
        `另一个启动（进程 ${holder.pids[0]?.pid}）正在这个文件夹里安装或构建，等它完成……`,
        `Another start (process ${holder.pids[0]?.pid}) is installing or building in this folder; waiting for it …`,
      )
      told = true
    }
  }
}

const clear = (holder) => {
  try {
    rmSync(holder.file, { force: true })
  } catch (error) {
    throw cannotWrite(error)
  }
  remove(lock)
}

/** Makes the whole lock aside and renames it into place; false when somebody holds it. */
const place = (token, pids) => {
  const aside = join(folder, `prepare-${token}`)
  try {
    mkdirSync(aside, { recursive: true })
    writeFileSync(join(aside, token), JSON.stringify(pids))
    remove(lock)
    renameSync(aside, lock)
    return true
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EBUSY'].includes(error.code) && holds(lock)) return false
    throw cannotWrite(error)
  }
}

const readHolder = () => {
  try {
    const [name] = readdirSync(lock)
    if (name === undefined) return undefined
    const file = join(lock, name)
    const silent = Date.now() - statSync(file).mtimeMs > silentMs
    return { file, pids: JSON.parse(readFileSync(file, 'utf8')), here: name.startsWith(`${hostname()}-`), silent }
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw cannotWrite(error)
  }
}

/** On this machine the pids decide; on another one that shares the folder only its heartbeat can. */
const isStale = (holder) => {
  if (!holder.here) return holder.silent
  const living = holder.pids.filter(lives)
  if (living.length === 0) return true
  return holder.silent && living.every(({ started }) => started === undefined)
}

/** A pid alone may be used again by the system: where /proc exists its start time is kept beside it. */
const identify = (pid) => ({ pid, started: startTimeOf(pid) })

const lives = ({ pid, started }) => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return started === undefined || started === startTimeOf(pid)
}

const startTimeOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? 'ended' : rest[18]
  } catch {
    return undefined
  }
}

const holds = (path) => {
  try {
    return readdirSync(path).length >= 0
  } catch {
    return false
  }
}

const remove = (path) => {
  try {
    rmdirSync(path)
  } catch {
    // not there, or held by somebody else
  }
}

const touch = (path) => {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // the folder was removed by hand
  }
}

const cannotWrite = (error) => {
  if (error.code === 'ENOSPC') {
    return new Stop('磁盘已满，请先腾出空间（约 1 GB）再启动。', 'The disk is full: free about 1 GB and start again.')
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return new Stop(
      `不能写入文件夹 ${folder}（${error.code}），请换成有写权限的用户，或改变文件夹的所有者。`,
      `Cannot write to ${folder} (${error.code}): use a user who may, or change the owner of the folder.`,
    )
  }
  return error
}
