import { builtinModules } from 'node:module'
import type { IModule } from 'dependency-cruiser'
import type { Breach } from './boundaries.cruise.ts'

const builtin = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`)
const computesOnly = /^(?:node:)?(?:buffer|path|querystring|string_decoder|url|util|zlib)$/
const serverPackage =
  /^(?:node_modules\/)?(?:pg|kysely|fastify|@fastify\/[^/]+|graphile-worker|pino|sharp|@node-rs\/argon2|hucre)(?:\/|$)/
const store = /\.store\.ts$/
const platform = /^src\/platform\//

interface Law {
  readonly rule: string
  readonly why: string
  readonly from: RegExp
  mayNotReach(target: string, file: string): boolean
}

const laws: readonly Law[] = [
  {
    rule: 'no-server-code-in-the-browser-by-detour',
    why: 'What a page reaches, by any number of steps, runs in a browser. Pure code of another module comes from its contract.ts.',
    from: /^src\/(?:modules\/[^/]+\/(?:.+\/)?(?:web|field|resident)\/|ui\/|app\/(?:console|field|resident)\/)/,
    mayNotReach: (target) => [platform, store, builtin, serverPackage].some((pattern) => pattern.test(target)),
  },
  {
    rule: 'rules-are-pure-by-detour',
    why: 'What a *.rules.ts reaches, by any number of steps, is pure. Pure code of another module comes from its contract.ts.',
    from: /\.rules\.ts$/,
    mayNotReach: (target, file) =>
      (builtin.test(target) && !computesOnly.test(target)) ||
      [store, serverPackage].some((pattern) => pattern.test(target)) ||
      (platform.test(target) && !platform.test(file)),
  },
]

/** One breach per file and law, with the shortest way to what it must not reach; imports of types alone do not count. */
export const breachesByDetour = (modules: readonly IModule[]): Breach[] => {
  const next = new Map(modules.map(({ source, dependencies }) => [source, runTimeImports(dependencies)]))
  return laws.flatMap(({ rule, why, from, mayNotReach }) =>
    [...next.keys()]
      .filter((file) => from.test(file) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) => {
        const way = shortestWay(next, file, (target) => mayNotReach(target, file))
        return way === undefined || way.length < 3 ? [] : [{ rule, from: file, to: way.slice(1).join(' → '), why }]
      }),
  )
}

const runTimeImports = (dependencies: IModule['dependencies']) =>
  dependencies
    .filter(({ typeOnly, dependencyTypes }) => !typeOnly && !dependencyTypes.includes('type-only'))
    .map(({ resolved }) => resolved)

const shortestWay = (
  next: ReadonlyMap<string, readonly string[]>,
  file: string,
  isForbidden: (target: string) => boolean,
) => {
  const seen = new Set([file])
  let ways: readonly (readonly string[])[] = [[file]]
  while (ways.length > 0) {
    const longer: (readonly string[])[] = []
    for (const way of ways) {
      for (const target of next.get(way.at(-1) ?? '') ?? []) {
        if (seen.has(target)) continue
        seen.add(target)
        if (isForbidden(target)) return [...way, target]
        longer.push([...way, target])
      }
    }
    ways = longer
  }
  return undefined
}
