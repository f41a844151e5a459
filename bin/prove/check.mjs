import { ensureModules } from '../prepare/modules.mjs'
import { inProject, Stop } from '../prepare/project.mjs'
import { runNode, runTool } from '../prepare/tool.mjs'

const tsx = (file, ...args) => ['tsx', [file, ...args]]

/** Each check: its name, and the development tool with its arguments. The long ones first, two run at a time. */
const steps = [
  ['types', ['tsc', ['-p', '.', '--pretty', 'false']]],
  ['table types', tsx('src/platform/database/generate-types.ts', '--check')],
  ['boundaries', tsx('docs/tools/boundaries.ts')],
  ['format and lint', ['biome', ['ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=200', '.']]],
  ['unused code', ['knip', ['--no-progress']]],
  ['glossary', tsx('docs/tools/glossary.ts')],
  ['browsers', tsx('docs/tools/browsers.ts')],
  ['rights', tsx('docs/tools/rights.ts', '--check')],
  ['clauses', tsx('docs/tools/clauses.ts', '--check')],
]

const atOnce = 2

/** `--static` leaves the tests out; `--only NAME` runs one check. Every failure is shown, not only the first. */
export const check = async (args) => {
  await ensureModules({ dev: true })
  const chosen = chooseSteps(args)
  const results = await runAll(chosen)
  for (const { name, output } of results.filter(({ code }) => code !== 0)) {
    process.stdout.write(`\n── ${name} ${'─'.repeat(Math.max(0, 100 - name.length))}\n${output.trimEnd()}\n`)
  }
  const failed = results.filter(({ code }) => code !== 0).map(({ name }) => name)
  if (!args.includes('--static') && !args.includes('--only')) {
    process.stdout.write('\n')
    const { code } = await runNode([inProject('bin', 'test.mjs')])
    if (code !== 0) failed.push('tests')
  }
  process.stdout.write(failed.length > 0 ? `\nfailed: ${failed.join(', ')}\n` : '\nall checks passed\n')
  process.exit(failed.length > 0 ? 1 : 0)
}

const chooseSteps = (args) => {
  const at = args.indexOf('--only')
  if (at < 0) return steps
  const chosen = steps.filter(([name]) => name === args[at + 1])
  if (chosen.length > 0) return chosen
  const names = steps.map(([name]) => name).join(', ')
  throw new Stop(`没有这项检查；可选：${names}`, `There is no such check; there are: ${names}`)
}

const runAll = async (chosen) => {
  const waiting = [...chosen]
  const results = []
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push(await runStep(step))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}

const runStep = async ([name, [tool, args]]) => {
  const started = Date.now()
  const { code, output } = await runTool(tool, args, { capture: true })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const said = code === 0 ? (output.trim().split('\n').at(-1) ?? '') : 'see below'
  process.stdout.write(
    `${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)} ${seconds.padStart(6)} s  ${said.slice(0, 90)}\n`,
  )
  return { name, code, output }
}
