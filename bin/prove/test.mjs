import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ensureBuild } from '../prepare/build.mjs'
import { ensureModules } from '../prepare/modules.mjs'
import { inProject, root } from '../prepare/project.mjs'
import { runTool } from '../prepare/tool.mjs'
import { findChromium } from './browser.mjs'

/** Runs vitest on the projects unit, db and e2e; arguments are vitest's. Ends with one line: `N passed, N failed`. */
export const test = async (args) => {
  await ensureModules({ dev: true })
  const env = {}
  if (needsBrowser(args)) {
    await ensureBuild()
    env.LIREN_CHROMIUM = findChromium()
  }
  const folder = mkdtempSync(join(tmpdir(), 'liren-test-'))
  try {
    const report = join(folder, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code } = await runTool('vitest', ['run', ...reporters, ...args], { env })
    const { passed, failed, skipped, files } = readReport(report)
    const forgotten = args.length === 0 ? testFiles().filter((file) => !files.has(file)) : []
    for (const file of forgotten) process.stdout.write(`never run: ${file}\n`)
    // A run that broke before its first test has failed too.
    const total = Math.max(failed + forgotten.length, Number(code !== 0 || passed === 0))
    process.stdout.write(`${passed} passed, ${total} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
    process.exitCode = code !== 0 ? code : Number(total > 0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Narrowed to other projects or to files that are no journeys, a run needs neither the built pages nor a browser. */
const needsBrowser = (args) => {
  const projects = args.flatMap((arg, index) => {
    if (arg.startsWith('--project=')) return [arg.slice('--project='.length)]
    return arg === '--project' ? [args[index + 1] ?? ''] : []
  })
  if (projects.length > 0) return projects.some((name) => name === 'e2e' || /[*!]/.test(name))
  const files = args.filter((arg) => !arg.startsWith('-') && /[./]/.test(arg))
  return files.length === 0 || files.some((file) => file.includes('e2e'))
}

const readReport = (path) => {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0, files: new Set() }
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'))
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const count = (...states) => tests.filter(({ status }) => states.includes(status)).length
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  )
  return {
    passed: count('passed'),
    failed: count('failed') + broken.length,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
    files: new Set(testResults.map(({ name }) => relative(root, name).replaceAll('\\', '/'))),
  }
}

/** A whole run that leaves out a file on the disk is a failure: no test is skipped in silence. */
const testFiles = () =>
  ['src', 'e2e', 'bench', 'docs'].flatMap((folder) =>
    existsSync(inProject(folder))
      ? readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
          .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
          .filter((name) => /\.(test|e2e)\.tsx?$/.test(name))
      : [],
  )
