import { measureBoard } from './board.measure.ts'
import { measureCard } from './card.measure.ts'
import { passes, type Result } from './compare.ts'
import { measureComplaintStatistics } from './complaint-statistics.measure.ts'
import { measureExport } from './export.measure.ts'
import { measureFirstLoad } from './first-load.measure.ts'
import { measureImport } from './import.measure.ts'
import { measureLive } from './live.measure.ts'
import { measureMyMatters } from './my-matters.measure.ts'
import { measureRepairs } from './repair.measure.ts'
import { measureSearch } from './search.measure.ts'
import { type Stage, setStage } from './stage.ts'
import { measureWarmStart } from './warm-start.measure.ts'

const log = (line: string) => console.log(line)

const ON_THE_STAGE: readonly [string, (stage: Stage) => Promise<Result[]>][] = [
  ['search', measureSearch],
  ['card', measureCard],
  ['repairs', measureRepairs],
  ['my-matters', measureMyMatters],
  ['board', measureBoard],
  ['live', measureLive],
  ['complaint-statistics', measureComplaintStatistics],
  ['export', measureExport],
]
const ALONE: readonly [string, () => Promise<Result[]>][] = [
  ['first-load', measureFirstLoad],
  ['warm-start', measureWarmStart],
  ['import', measureImport],
]

/** `npm run bench [name …]`: every measure, or those named. Ratios pass or fail, the rest is printed. */
const main = async (): Promise<void> => {
  const named = process.argv.slice(2)
  const wanted = <T>(all: readonly (readonly [string, T])[]) =>
    all.filter(([name]) => named.length === 0 || named.includes(name))
  const results: Result[] = []
  for (const [name, measure] of wanted(ALONE)) results.push(...(await shown(name, measure)))
  const staged = wanted(ON_THE_STAGE)
  if (staged.length > 0) {
    log('一百万套房屋、五百个小区：')
    const stage = await setStage(log)
    try {
      for (const [name, measure] of staged) results.push(...(await shown(name, () => measure(stage))))
    } finally {
      await stage.end()
    }
  }
  const failed = results.filter((result) => !passes(result))
  log(`\n${results.length - failed.length} passed, ${failed.length} failed`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

const shown = async (name: string, measure: () => Promise<Result[]>): Promise<Result[]> => {
  log(`\n${name}`)
  const results = await measure()
  for (const result of results) log(lineOf(result))
  return results
}

const lineOf = (result: Result): string => {
  const { limit } = result
  const bound = 'atMost' in limit ? `≤ ${limit.atMost}` : `≥ ${limit.atLeast}`
  const mark = passes(result) ? '✓' : '✗'
  return `${mark} ${result.name.padEnd(24, '　')} 基准 ${result.floor.padStart(9)}  里仁 ${result.subject.padStart(9)}  比 ${result.ratio.toFixed(2)} (${bound}) ${result.note ?? ''}`
}

await main()
