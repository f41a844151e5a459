import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { silentCanaries } from './boundaries.canaries.ts'
import { breachesIn } from './boundaries.cruise.ts'
import { readNeeds } from './boundaries.needs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
const config = join(root, '.dependency-cruiser.cjs')

const canaries = await silentCanaries(config)
const { needs, problems } = readNeeds(root)
const { breaches, seen, unseen } = await breachesIn(root, config, needs)
const { ruleSet } = await extractOptions(config)
const untried = (ruleSet?.forbidden ?? []).map(({ name }) => name ?? '').filter((name) => !canaries.rules.has(name))

const faults = [
  ...canaries.problems,
  ...untried.map((name) => `rule without a canary: ${name}`),
  ...problems,
  ...unseen.map((file) => `not seen by the checker: ${file}`),
  ...breaches.map(({ rule, from, to, why }) => `${rule}: ${from}${to ? ` → ${to}` : ''}\n    ${why}`),
]
for (const fault of faults) console.error(fault)
console.log(`${seen} files, ${needs.size} modules, ${canaries.rules.size} rules, each seen to report its canary`)
process.exit(faults.length > 0 ? 1 : 0)
