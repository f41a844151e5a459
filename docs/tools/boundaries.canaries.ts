import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { breachesIn } from './boundaries.cruise.ts'
import { faultsOf, readNeeds } from './boundaries.needs.ts'

/** `rule: [who imports, what]`: each is planted and must be reported under that very name. */
const planted: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'kernel-stands-alone': [['src/kernel/a.ts', 'src/platform/pool.ts']],
  'kernel-is-pure': [
    ['src/kernel/b.ts', 'node:fs'],
    ['src/kernel/c.ts', 'pg'],
  ],
  'platform-knows-no-module': [['src/platform/a.ts', 'src/modules/low/index.ts']],
  'ui-knows-no-module': [
    ['src/ui/shared/a.ts', 'src/modules/low/contract.ts'],
    ['src/ui/console/a.ts', 'src/platform/pool.ts'],
  ],
  'modules-know-no-app': [['src/modules/low/a.ts', 'src/app/server.ts']],
  'server-front-door': [
    ['src/modules/high/a.ts', 'src/modules/low/thing.store.ts'],
    ['src/modules/high/a.rules.ts', 'src/modules/low/thing.rules.ts'],
    ['src/modules/high/noun/a.ts', 'src/modules/low/module.ts'],
  ],
  'server-shows-no-page': [
    ['src/modules/low/b.ts', 'src/modules/low/web/index.tsx'],
    ['src/platform/b.ts', 'src/ui/shared/piece.tsx'],
  ],
  'web-front-door': [
    ['src/modules/high/web/a.tsx', 'src/modules/low/web/page.tsx'],
    ['src/modules/high/noun/web/a.tsx', 'src/modules/low/index.ts'],
    ['src/modules/high/web/f.tsx', 'src/modules/low/field/index.tsx'],
  ],
  'field-front-door': [['src/modules/high/field/a.tsx', 'src/modules/low/field/page.tsx']],
  'resident-front-door': [['src/modules/high/resident/a.tsx', 'src/modules/low/field/index.tsx']],
  'web-keeps-to-its-surface': [['src/modules/high/web/b.tsx', 'src/modules/high/field/own.tsx']],
  'field-keeps-to-its-surface': [['src/modules/high/field/b.tsx', 'src/modules/high/web/own.tsx']],
  'resident-keeps-to-its-surface': [['src/modules/high/resident/b.tsx', 'src/modules/high/field/own.tsx']],
  'app-console-front-door': [
    ['src/app/console/a.tsx', 'src/modules/low/web/page.tsx'],
    ['src/app/console/b.tsx', 'src/app/server.ts'],
  ],
  'app-field-front-door': [['src/app/field/a.tsx', 'src/modules/low/web/index.tsx']],
  'app-resident-front-door': [['src/app/resident/a.tsx', 'src/modules/low/module.ts']],
  'app-front-door': [['src/app/a.ts', 'src/modules/low/thing.store.ts']],
  'no-server-code-in-the-browser': [
    ['src/modules/low/web/c.tsx', 'src/modules/low/thing.store.ts'],
    ['src/ui/console/c.tsx', 'node:path'],
    ['src/app/console/c.tsx', 'fastify'],
  ],
  'no-server-code-in-the-browser-by-detour': [['src/modules/low/web/d.tsx', 'src/modules/low/use-thing.ts']],
  'rules-are-pure-by-detour': [
    ['src/modules/low/e.rules.ts', 'src/modules/low/use-thing.ts'],
    ['src/modules/high/e.rules.ts', 'src/modules/low/index.ts'],
  ],
  'console-without-antd-mobile': [
    ['src/modules/high/web/e.tsx', 'antd-mobile'],
    ['src/ui/console/d.tsx', 'antd-mobile'],
    ['src/app/console/d.tsx', 'antd-mobile'],
  ],
  'phone-without-antd': [
    ['src/modules/high/field/e.tsx', 'antd'],
    ['src/modules/high/resident/e.tsx', 'antd'],
    ['src/ui/field/d.tsx', 'antd'],
  ],
  'ui-shared-takes-no-side': [
    ['src/ui/shared/d.tsx', 'antd'],
    ['src/ui/shared/e.tsx', 'src/ui/console/piece.tsx'],
  ],
  'console-without-phone-pieces': [['src/modules/high/web/g.tsx', 'src/ui/field/piece.tsx']],
  'phone-without-console-pieces': [['src/modules/high/field/g.tsx', 'src/ui/console/piece.tsx']],
  'rules-are-pure': [
    ['src/modules/low/c.rules.ts', 'node:crypto'],
    ['src/modules/low/d.rules.ts', 'pg'],
    ['src/platform/f.rules.ts', 'node:fs/promises'],
  ],
  'rules-know-no-store': [['src/modules/low/b.rules.ts', 'src/modules/low/thing.store.ts']],
  'rules-know-no-platform': [['src/modules/low/f.rules.ts', 'src/platform/pool.ts']],
  'no-cycles': [['src/modules/low/circle-a.ts', 'src/modules/low/circle-b.ts']],
  'proof-is-not-product': [['src/platform/c.ts', 'e2e/journey.ts']],
  'tests-are-not-product': [
    ['src/platform/d.ts', 'src/platform/testing/database.ts'],
    ['src/modules/high/i.ts', 'src/modules/low/testing/people.ts'],
  ],
  'server-runs-without-dev-packages': [['src/platform/e.ts', 'vitest']],
  'no-unknown-imports': [['src/platform/f.ts', './nowhere.ts']],
  needs: [
    ['src/modules/low/c.ts', 'src/modules/high/index.ts'],
    ['src/modules/high/web/h.tsx', 'src/modules/aside/web/index.tsx'],
  ],
}

/** Imports that the law allows: a rule that reports one of these is too wide. */
const allowed: readonly (readonly [from: string, to: string])[] = [
  ['src/kernel/z.ts', 'zod'],
  ['src/kernel/z.test.ts', 'vitest'],
  ['src/platform/z.ts', 'pg'],
  ['src/platform/y.ts', 'src/kernel/money.ts'],
  ['src/modules/high/z.ts', 'src/modules/low/index.ts'],
  ['src/modules/top/z.ts', 'src/modules/low/contract.ts'],
  ['src/modules/high/z.rules.ts', 'src/modules/low/contract.ts'],
  ['src/modules/low/y.rules.ts', 'src/modules/low/words.ts'],
  ['src/modules/high/y.db.test.ts', 'src/app/server.ts'],
  ['src/modules/high/x.db.test.ts', 'src/modules/low/testing/people.ts'],
  ['src/platform/z.rules.ts', 'node:zlib'],
  ['src/modules/high/web/z.tsx', 'src/modules/low/web/index.tsx'],
  ['src/modules/high/web/y.tsx', 'src/modules/high/thing.rules.ts'],
  ['src/modules/high/web/x.tsx', 'antd'],
  ['src/modules/high/web/w.tsx', 'src/ui/shared/piece.tsx'],
  ['src/modules/high/field/z.tsx', 'antd-mobile'],
  ['src/modules/high/z.db.test.ts', 'src/platform/testing/database.ts'],
  ['src/app/z.ts', 'src/modules/low/module.ts'],
  ['src/app/console/z.tsx', 'src/modules/low/web/index.tsx'],
  ['e2e/z.ts', 'src/app/server.ts'],
]

const contents: Readonly<Record<string, string>> = {
  'tsconfig.json':
    '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler","allowImportingTsExtensions":true,"noEmit":true,"jsx":"react-jsx"}}',
  'package.json':
    '{"type":"module","dependencies":{"pg":"1","zod":"1","fastify":"1"},"devDependencies":{"vitest":"1","antd":"1","antd-mobile":"1"}}',
  'src/app/modules.ts': `
    import { low } from '../modules/low/module.ts'
    import { high } from '../modules/high/module.ts'
    import { top } from '../modules/top/module.ts'
    import { aside } from '../modules/aside/module.ts'
    export const modules: readonly unknown[] = [
      { module: low, purpose: '', needs: [] },
      { module: high, purpose: '', needs: ['low'] },
      { module: top, purpose: '', needs: ['high'] },
      { module: aside, purpose: '', needs: [] },
    ]`,
  'src/modules/low/circle-b.ts': `import './circle-a.ts'`,
  'src/modules/low/use-thing.ts': `import './thing.store.ts'`,
  'src/modules/low/thing.store.ts': `import 'pg'`,
  'src/modules/low/index.ts': `import './thing.store.ts'`,
  // A type is gone when the program runs: it makes nothing impure.
  'src/modules/low/words.ts': `import type { Thing } from './thing.store.ts'\nexport type Things = Thing[]`,
}

/** Plants every violation in one temporary tree and returns what the checker should have said and did not. */
export const silentCanaries = async (config: string): Promise<{ problems: string[]; rules: Set<string> }> => {
  const root = mkdtempSync(join(tmpdir(), 'liren-canaries-'))
  try {
    plant(root)
    const { needs, problems } = readNeeds(root)
    const { breaches, unseen } = await breachesIn(root, config, needs)
    const missed = Object.entries(planted).flatMap(([rule, imports]) =>
      imports
        .filter(([from]) => !breaches.some((breach) => breach.rule === rule && breach.from === from))
        .map(([from, to]) => `planted but not reported: ${rule}: ${from} → ${to}`),
    )
    const innocent = allowed.flatMap(([from]) => breaches.filter((breach) => breach.from === from))
    const vague = breaches.some(
      ({ rule, from }) => rule === 'folders-name-the-business' && from === 'src/modules/low/helpers',
    )
    return {
      rules: new Set([...Object.keys(planted), 'folders-name-the-business']),
      problems: [
        ...problems,
        ...missed,
        ...innocent.map(({ rule, from, to }) => `allowed but reported: ${rule}: ${from} → ${to}`),
        ...(vague ? [] : ['planted but not reported: folders-name-the-business']),
        ...unseen.map((file) => `planted but not seen: ${file}`),
        ...silentTableFaults(),
      ],
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const plant = (root: string) => {
  const imports = [...Object.values(planted).flat(), ...allowed]
  const targets = imports
    .map(([, to]) => to)
    .filter((to) => to.includes('/') && to.startsWith('.') === false && !to.startsWith('node:'))
  const doors = ['low', 'high', 'top', 'aside'].map((id) => `src/modules/${id}/module.ts`)
  for (const file of [...targets, ...doors, 'src/modules/low/helpers/a.ts']) write(root, file, 'export {}')
  for (const name of ['pg', 'zod', 'fastify', 'vitest', 'antd', 'antd-mobile']) {
    write(root, `node_modules/${name}/package.json`, `{"name":"${name}","main":"index.js"}`)
    write(root, `node_modules/${name}/index.js`, '')
  }
  for (const [file, text] of Object.entries(contents)) write(root, file, text)
  for (const [from, to] of imports) write(root, from, `import '${specifierOf(from, to)}'`)
}

const specifierOf = (from: string, to: string) => {
  if (!/^(src|e2e)\//.test(to)) return to
  const path = relative(dirname(from), to).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}

const write = (root: string, file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

/** The table of modules is checked by plain code; its faults are planted one by one. */
const silentTableFaults = (): string[] => {
  const faults: readonly [string, Record<string, string[]>, string[]][] = [
    ['circle', { a: ['b'], b: ['c'], c: ['a'] }, ['a', 'b', 'c']],
    ['no module', { a: ['x'] }, ['a']],
    ['no row', { a: [] }, ['a', 'b']],
    ['no folder', { a: [], b: [] }, ['a']],
  ]
  return faults
    .filter(
      ([word, needs, folders]) =>
        !faultsOf(new Map(Object.entries(needs)), folders).some((fault) => fault.includes(word)),
    )
    .map(([word]) => `planted but not reported: ${word} in the table of modules`)
}
