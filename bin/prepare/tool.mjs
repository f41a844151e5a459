import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { inProject, root, Stop } from './project.mjs'

/** Absolute path of the script behind a development tool's name, without a shell and the same on every system. */
export const toolPath = (name) => {
  const { dependencies, devDependencies } = manifestOf('package.json')
  const packages = [name, ...Object.keys({ ...devDependencies, ...dependencies })]
  for (const owner of packages) {
    const folder = ['node_modules', ...owner.split('/')]
    if (!existsSync(inProject(...folder, 'package.json'))) continue
    const { bin } = manifestOf(...folder, 'package.json')
    const script = typeof bin === 'string' && owner === name ? bin : bin?.[name]
    if (script) return inProject(...folder, script)
  }
  throw new Stop(`没有名为 ${name} 的开发工具。`, `There is no development tool named ${name}.`)
}

const manifestOf = (...parts) => JSON.parse(readFileSync(inProject(...parts), 'utf8'))

/**
 * Runs a tool in the project folder. With `capture` its output is returned, else it goes to this terminal.
 * A signal to this process is passed on, and it ends as the tool ended.
 */
export const runTool = (name, args, { capture = false, env = {} } = {}) =>
  runNode([toolPath(name), ...args], { capture, env })

export const runNode = (args, { capture = false, env = {} } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    // At a terminal Ctrl-C reaches the whole group; passing it on would interrupt the tool twice.
    const forward = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output })
    })
  })
