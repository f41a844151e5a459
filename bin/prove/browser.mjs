import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Stop, say } from '../prepare/project.mjs'

/** Path of a Chromium that starts; as root on Debian and its kin it is installed when there is none. */
export const findChromium = () => {
  const found = firstThatStarts() ?? installChromium()
  if (found) return found
  throw new Stop(
    '浏览器测试需要 Chromium、Chrome 或 Edge，这台机器上没有找到。请安装后再试，或用环境变量 CHROMIUM 指明路径。（Debian/Ubuntu：apt-get install chromium fonts-noto-cjk）',
    'The browser tests need Chromium, Chrome or Edge, and none was found. Install one, or name its path in CHROMIUM. (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk)',
  )
}

const firstThatStarts = () => {
  const named = process.env.LIREN_CHROMIUM ?? process.env.CHROMIUM
  if (named) {
    if (starts(named)) return named
    throw new Stop(`CHROMIUM 指明的 ${named} 不能启动。`, `${named}, named by CHROMIUM, does not start.`)
  }
  return candidates().find(starts)
}

const candidates = () => {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      Boolean,
    )
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return folders.flatMap((folder) => programs.map((program) => join(folder, program)))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin', '/snap/bin')
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
}

/** Windows opens a window for --version, so there the file is believed; elsewhere some are stubs that only explain. */
const starts = (path) => {
  if (!existsSync(path)) return false
  if (process.platform === 'win32') return true
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return status === 0 && /\d+\.\d+/.test(stdout)
}

/** Another installation may be under way; it is waited for. */
const patient = ['-o', 'DPkg::Lock::Timeout=300']

const installChromium = () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('正在安装 Chromium 和中文字体（系统软件包）……', 'Installing Chromium and Chinese fonts from the distribution …')
  const aptGet = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status
  aptGet('update', '-q')
  aptGet('install', '-q', '-y', ...patient, '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  return candidates().find(starts)
}
