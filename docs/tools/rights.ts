import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { modules } from '../../src/app/modules.ts'
import { readRights, writeRights } from '../../src/app/testing/rights-table.ts'

const file = fileURLToPath(new URL('../rights.md', import.meta.url))
const text = writeRights(modules.map((row) => row.module))
const written = existsSync(file) ? readFileSync(file, 'utf8') : ''

if (process.argv.includes('--check')) {
  if (written !== text) console.error('docs/rights.md is out of date: run `npm run rights` and look at what changes')
  process.exitCode = written === text ? 0 : 1
} else {
  writeFileSync(file, text)
}
console.log(`${readRights(text).size} endpoints`)
