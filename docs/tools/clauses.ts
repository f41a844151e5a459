import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMissing, type Row, readCatalog } from './clauses.catalog.ts'
import { type Scan, scanScreens, scanTests } from './clauses.scan.ts'
import { writeClauses } from './clauses.write.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const catalog = 'docs/clauses.catalog.md'
const original = '../shared/spec/clauses.md'

const main = () => {
  const clauses = readCatalog(read(catalog), /^§[\d.]+$/)
  const cases = readCatalog(read('docs/hostile.catalog.md'), /^\d+$/)
  const files = filesIn('src', 'e2e')
  const tests = joined(
    files.filter((file) => /\.(test|e2e)\.tsx?$/.test(file)).map((file) => scanTests(file, read(file))),
  )
  const screens = joined(files.filter(isScreenFile).map((file) => scanScreens(file, read(file))))

  const text = writeClauses({ clauses, cases, tests: tests.proofs, screens: screens.proofs })
  const faults = [
    ...silentCanaries(),
    ...catalogFaults(clauses, cases),
    ...tests.faults,
    ...screens.faults,
    ...unknown([...tests.proofs, ...screens.proofs], [...clauses, ...cases]),
  ]
  if (!process.argv.includes('--check')) writeFileSync(join(root, 'docs/clauses.md'), text)
  else if (!existsSync(join(root, 'docs/clauses.md')) || read('docs/clauses.md') !== text) {
    faults.push('docs/clauses.md is out of date: run `npm run clauses`')
  }
  for (const fault of faults) console.error(fault)
  console.log(
    `${clauses.length} clauses, ${cases.length} cases, ${tests.proofs.length} tagged tests, ${screens.proofs.length} screens`,
  )
  process.exit(faults.length > 0 ? 1 : 0)
}

const filesIn = (...folders: string[]) =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((file) => /\.tsx?$/.test(file))
    .sort()

/** Pages are declared by the modules and by the app. */
const isScreenFile = (file: string) => /^src\/(modules|app)\//.test(file) && !/\.test\.tsx?$/.test(file)

const joined = (scans: readonly Scan[]): Scan => ({
  proofs: scans.flatMap(({ proofs }) => proofs),
  faults: scans.flatMap(({ faults }) => faults),
})

const unknown = (proofs: Scan['proofs'], rows: readonly Row[]) => {
  const known = new Set(rows.filter((row) => !isMissing(row)).map(({ id }) => id))
  return proofs.flatMap(({ ids, file, title }) =>
    ids.filter((id) => !known.has(id)).map((id) => `${file}: ${id} is in no catalogue (${title})`),
  )
}

const catalogFaults = (clauses: readonly Row[], cases: readonly Row[]) => [
  ...(clauses.length === 0 ? [`${catalog} holds no clause`] : []),
  ...(cases.length === 44 ? [] : [`docs/hostile.catalog.md holds ${cases.length} cases instead of 44`]),
  ...(existsSync(join(root, original)) && read(original) !== read(catalog)
    ? [`${catalog} differs from ${original}: copy it`]
    : []),
]

/** Tags that must be refused, and one that must be found. */
const silentCanaries = () => {
  const scan = (text: string) => scanTests('canary.test.ts', text)
  const good = scan(`describe('Keys', () => { it.each(rows)(\`\${clause('§11.1')} are lent once\`, () => {}) })`)
  const [proof] = good.proofs
  const expectations: readonly [string, boolean][] = [
    ['a tag is found', proof?.ids[0] === '§11.1' && proof.title === 'Keys › are lent once'],
    ['a tag outside of a title is refused', scan("const tag = clause('§11.1')").faults.length === 1],
    ['a tag on a skipped test is refused', scan(`it.skip(\`\${hostile(7)} x\`, () => {})`).faults.length === 1],
    ['a tag that is not literal is refused', scan(`it(\`\${clause(id)} x\`, () => {})`).faults.length === 1],
    ['an unknown clause is refused', unknown([{ ids: ['§99.9'], title: '', file: '' }], []).length === 1],
    [
      'a screen is found',
      scanScreens('x.ts', "[{ title: '钥匙', path: '/keys', clauses: ['§11.1'] }]").proofs[0]?.title === '钥匙 /keys',
    ],
  ]
  return expectations.filter(([, held]) => !held).map(([what]) => `canary: not so: ${what}`)
}

main()
