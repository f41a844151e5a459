import { isMissing, type Row } from './clauses.catalog.ts'
import type { Proof } from './clauses.scan.ts'

export interface Found {
  readonly clauses: readonly Row[]
  readonly cases: readonly Row[]
  readonly tests: readonly Proof[]
  readonly screens: readonly Proof[]
}

/** The text of `docs/clauses.md`. */
export const writeClauses = ({ clauses, cases, tests, screens }: Found): string => {
  const asked = clauses.filter((row) => !isMissing(row))
  const proven = (rows: readonly Row[]) => rows.filter(({ id }) => tests.some(({ ids }) => ids.includes(id))).length
  return `${[
    '# What is asked, and what proves it',
    '',
    "Made by `npm run clauses` from the tags in the tests (`clause('§11.1')`, `hostile(7)`), from `clauses` beside the pages, and from the catalogues `clauses.catalog.md` and `hostile.catalog.md`. Do not edit; `npm run check` compares.",
    '',
    `**${proven(asked)} of ${asked.length} clauses** and **${proven(cases)} of ${cases.length} hostile cases** have at least one test. A test proves what its title says, which may be less than the whole clause.`,
    ...partsOf(clauses).flatMap(([part, rows]) => [
      '',
      `## ${part}`,
      '| clause | asks | answered by | screens | tests |',
      '|---|---|---|---|---|',
      ...rows.map((row) => `| ${row.id} | ${row.asks} | ${row.answer} | ${cell(row, screens)} | ${cell(row, tests)} |`),
    ]),
    '',
    '## Hostile cases',
    '| case | accident | must happen | tests |',
    '|---|---|---|---|',
    ...cases.map((row) => `| ${row.id} | ${row.asks} | ${row.answer} | ${cell(row, tests)} |`),
  ].join('\n')}\n`
}

const partsOf = (rows: readonly Row[]) => {
  const parts = new Map<string, Row[]>()
  for (const row of rows) parts.set(row.part, [...(parts.get(row.part) ?? []), row])
  return [...parts]
}

const cell = (row: Row, proofs: readonly Proof[]) => {
  if (isMissing(row)) return '–'
  const links = proofs
    .filter(({ ids }) => ids.includes(row.id))
    .map(({ title, file }) => `[${escaped(title)}](../${file})`)
  return [...new Set(links)].sort().join('<br>') || 'not yet'
}

const escaped = (title: string) => title.replace(/[|[\]<>]/g, (sign) => `\\${sign}`)
