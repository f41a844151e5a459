import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './lock.mjs'
import { ensureModules } from './modules.mjs'
import { inProject, root, Stop, say } from './project.mjs'
import { contentFingerprint, quickFingerprint } from './sources.mjs'

const dist = inProject('dist')
const fresh = inProject('.liren', 'dist.new')
const old = inProject('.liren', 'dist.old')
const stamp = inProject('dist', '.build')

/** Makes sure that packages are installed and `dist/` is built from the sources as they are now. */
export const ensureBuild = async ({ force = false } = {}) => {
  if (!force && buildIsCurrent()) return ensureModules({ dev: false })
  await ensureModules({ dev: true })
  await alone(async (mind) => {
    if (!force && buildIsCurrent()) return
    say('正在构建……', 'Building …')
    const started = Date.now()
    await build(mind)
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    say(`构建完成（${seconds} 秒）。`, `Built in ${seconds} s.`)
  })
}

const buildIsCurrent = () => {
  const built = readStamp()
  if (built === undefined || !existsSync(inProject('dist', 'server', 'cli.js'))) return false
  const quick = quickFingerprint()
  if (quick === built.quick) return true
  if (contentFingerprint() !== built.content) return false
  try {
    writeFileSync(stamp, JSON.stringify({ ...built, quick }))
  } catch {
    // a folder that may only be read: the contents are compared again next time
  }
  return true
}

const readStamp = () => {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'))
  } catch {
    return undefined
  }
}

/** Builds beside the old result and swaps: a failed build leaves what was there, a running server misses no file. */
const build = async (mind) => {
  const made = { quick: quickFingerprint(), content: contentFingerprint() }
  rmSync(fresh, { recursive: true, force: true })
  const { code, output } = await compile(mind)
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw explain(output)
  }
  mkdirSync(fresh, { recursive: true })
  writeFileSync(join(fresh, '.build'), JSON.stringify(made))
  rmSync(old, { recursive: true, force: true })
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}

/** In a process of its own: the compilers' memory is given back before the server starts. */
const compile = (mind) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inProject('bin', 'prepare', 'compile.mjs'), fresh], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', (chunk) => process.stderr.write(chunk))
    child.stderr.on('data', keep)
    child.once('spawn', () => mind(child))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })

const explain = (output) => {
  if (/ENOSPC|no space left/i.test(output)) {
    return new Stop(
      '构建时磁盘已满，请腾出空间后再试。',
      'The disk filled up while building: free some space and try again.',
      output,
    )
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new Stop(
      '没有写入本项目文件夹的权限，无法构建。',
      'This user may not write to the project folder, so nothing was built.',
      output,
    )
  }
  return new Stop('构建没有成功，原因如下：', 'The build did not succeed:', output)
}
