import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { breachesIn } from '../boundaries.cruise.ts'
import { readNeeds } from '../boundaries.needs.ts'
import { writeModule } from './write-module.ts'

/**
 * Makes a module in a copy of the sources and proves that it is as good as a written one: types, lint, boundaries, its
 * own tests on a real database. Only faults of the new module count; a planted fault must be seen, or nothing was proven.
 */
const main = async (): Promise<void> => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const copy = copyOf(root)
  try {
    const files = writeModule(copy, { id: 'lost-property', title: '失物招领', now: new Date() })
    run(copy, biome, ['check', '--write', '--error-on-warnings', ...files.filter((file) => /\.tsx?$/.test(file))])
    const faults = [...typeFaults(copy), ...lintFaults(copy), ...(await boundaryFaults(copy)), ...testFaults(copy)]
    const seen = plantedFaultIsSeen(copy)
    for (const fault of faults) console.error(fault)
    if (!seen) console.error('a planted type fault in the new module was not seen')
    console.log(`${files.length} files written, checked and tested`)
    process.exitCode = faults.length === 0 && seen ? 0 : 1
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const own = 'src/modules/lost-property'
const bound = ['src/app/modules.ts', 'src/app/console/modules.ts']
const tsc = 'node_modules/typescript/bin/tsc'
const biome = 'node_modules/@biomejs/biome/bin/biome'
const vitest = 'node_modules/vitest/vitest.mjs'

const copyOf = (root: string): string => {
  const copy = mkdtempSync(join(tmpdir(), 'liren-new-module-'))
  for (const name of [
    'src',
    'package.json',
    'tsconfig.json',
    'biome.json',
    'vitest.config.ts',
    '.dependency-cruiser.cjs',
    '.gitignore',
  ]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')
  return copy
}

const run = (copy: string, tool: string, args: readonly string[]): { code: number; output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, tool), ...args], {
    cwd: copy,
    encoding: 'utf8',
  })
  return { code: status ?? 1, output: stdout + stderr }
}

/** Others' faults are the business of their own checks. */
const typeFaults = (copy: string): string[] =>
  run(copy, tsc, ['-p', '.', '--pretty', 'false', '--incremental', 'false'])
    .output.split('\n')
    .filter((line) => [own, ...bound].some((file) => line.startsWith(file)))

const lintFaults = (copy: string): string[] => {
  const { code, output } = run(copy, biome, ['ci', '--error-on-warnings', '--colors=off', own, ...bound])
  return code === 0 ? [] : [output]
}

const boundaryFaults = async (copy: string): Promise<string[]> => {
  const { needs, problems } = readNeeds(copy)
  const { breaches } = await breachesIn(copy, join(copy, '.dependency-cruiser.cjs'), needs)
  return [
    ...problems,
    ...breaches.filter(({ from }) => from.startsWith(own)).map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
  ]
}

const testFaults = (copy: string): string[] =>
  ['unit', 'db'].flatMap((project) => {
    const { code, output } = run(copy, vitest, ['run', '--project', project, own])
    return code === 0 && /Tests\s+\S*\d+ passed/.test(output.replaceAll(COLOURS, '')) ? [] : [output]
  })

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is taken out.
const COLOURS = /\u001b\[\d+m/g

const plantedFaultIsSeen = (copy: string): boolean => {
  const file = join(copy, own, 'index.ts')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nexport const planted: number = 'no number'\n`)
  return typeFaults(copy).some((line) => line.includes('index.ts'))
}

await main()
