import { spawn } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, statfsSync, symlinkSync, unlinkSync } from 'node:fs'
import { alone } from './lock.mjs'
import { inProject, root, Stop, say } from './project.mjs'

/**
 * Makes sure that `node_modules` holds what `package-lock.json` says, installing it when it does not.
 * `dev` asks for the tools that build and check as well; a finished build runs without them.
 */
export const ensureModules = async ({ dev }) => {
  if (modulesAreCurrent({ dev })) return
  await alone(async (mind) => {
    if (modulesAreCurrent({ dev })) return
    say(
      '正在安装依赖（第一次约需几分钟，需要联网）……',
      'Installing packages (some minutes the first time, needs a network) …',
    )
    const started = Date.now()
    await install({ dev, mind })
    linkOwnCommand()
    const seconds = ((Date.now() - started) / 1000).toFixed(0)
    say(`依赖已安装（${seconds} 秒）。`, `Packages installed (${seconds} s).`)
  })
}

/** Compares the lock file with the one npm leaves as the last act of a finished install; times of files say little. */
export const modulesAreCurrent = ({ dev }) => {
  const wanted = readPackages(inProject('package-lock.json'))
  const found = readPackages(inProject('node_modules', '.package-lock.json'))
  if (wanted === undefined) {
    throw new Stop(
      '缺少 package-lock.json，请重新下载本项目。',
      'package-lock.json is missing: fetch the project again.',
    )
  }
  if (found === undefined) return false
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue
    const installed = found[path]
    if (installed === undefined && mayBeAbsent(entry, dev)) continue
    if (installed?.version !== entry.version) return false
  }
  return Object.keys(found).every((path) => wanted[path] !== undefined)
}

const mayBeAbsent = (entry, dev) => entry.optional || entry.devOptional || entry.peer || (entry.dev && !dev)

const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return undefined
  }
}

const install = async ({ dev, mind }) => {
  refuseLink()
  refuseFullDisk()
  // Cut off from the registry npm would try again for most of an hour; what it has kept may still be enough.
  const reached = !unreachable.test((await npm(['ping', '--fetch-retries=0', '--fetch-timeout=15000'], mind)).output)
  const options = ['--no-audit', '--no-fund', ...(dev ? ['--include=dev'] : []), ...(reached ? [] : ['--offline'])]
  const { code, output } = await npm(['ci', ...options], mind)
  if (code === 0 && modulesAreCurrent({ dev })) return
  throw explain(output, code)
}

const neededBytes = 1_000_000_000

/** npm notices a full disk only after minutes. */
const refuseFullDisk = () => {
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize < neededBytes) throw new Stop(...full)
}

/** npm empties the folder before it installs: through a link that would be somebody else's. */
const refuseLink = () => {
  if (!lstatSync(inProject('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  throw new Stop(
    'node_modules 是指向别处的链接，里面的依赖与 package-lock.json 不符。请删除这个链接后再试。',
    'node_modules is a link to another folder, whose packages differ from package-lock.json. Remove the link and try again.',
  )
}

/** Under `npm start` the same npm is used; called directly, the one on the path. */
const npm = (args, mind) =>
  new Promise((resolve, reject) => {
    const own = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined
    const child = own
      ? spawn(process.execPath, [own, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('spawn', () => mind(child))
    child.once('error', (error) =>
      reject(
        error.code === 'ENOENT'
          ? new Stop(
              '找不到 npm。请从 https://nodejs.org 安装 Node.js（自带 npm），或安装系统的 npm 软件包。',
              'npm was not found. Install Node.js from https://nodejs.org (it brings npm) or the npm package of your system.',
            )
          : error,
      ),
    )
    child.once('close', (code) => resolve({ code, output }))
  })

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|CERT_|SELF_SIGNED/

const full = [
  '磁盘空间不足：请在本项目所在的磁盘上腾出至少 1 GB 后再试。',
  'Too little disk space: free at least 1 GB on the disk of this project and try again.',
]

const reasons = [
  [/ENOSPC|no space left/i, ...full],
  [
    unreachable,
    '连不上软件包服务器。请检查网络或代理；网络较慢时可用 npm config set registry 换成就近的镜像，然后再试。',
    'The package registry cannot be reached. Check the network or the proxy, or choose a nearer mirror with npm config set registry, and try again.',
  ],
  [
    /EACCES|EPERM|EROFS/,
    '没有写入本项目文件夹的权限。请换成文件夹的所有者来启动，或改变所有者。',
    'This user may not write to the project folder. Start as its owner, or change the owner.',
  ],
  [
    /E401|E403|E407/,
    '软件包服务器拒绝了请求（需要登录或代理口令），请检查 npm 的设置。',
    'The package registry refused the request (sign-in or proxy password needed): check the settings of npm.',
  ],
]

const explain = (output, code) => {
  const known = reasons.find(([pattern]) => pattern.test(output))
  const [, chinese, english] = known ?? [
    undefined,
    `安装依赖没有成功（npm 返回 ${code}）。`,
    `Installing the packages did not succeed (npm ended with ${code}).`,
  ]
  return new Stop(chinese, english, output.split('\n').slice(-15).join('\n'))
}

/** `npx liren …` in this folder finds the command at once instead of packing the project first. */
const linkOwnCommand = () => {
  if (process.platform === 'win32' || !existsSync(inProject('node_modules', '.bin'))) return
  const link = inProject('node_modules', '.bin', 'liren')
  try {
    if (lstatSync(link, { throwIfNoEntry: false })) unlinkSync(link)
    symlinkSync('../../bin/liren.mjs', link)
  } catch {
    // npx then takes its slower way
  }
}
