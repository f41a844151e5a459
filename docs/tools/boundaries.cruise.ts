import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { type Needs, rulesOf } from './boundaries.needs.ts'
import { breachesByDetour } from './boundaries.reach.ts'

export interface Breach {
  readonly rule: string
  readonly from: string
  readonly to: string
  readonly why: string
}

const entries = ['src', 'e2e', 'bench', 'vite.config.ts', 'vite.server.config.ts', 'vitest.config.ts']
const vague = /^(?:utils?|helpers?|common|services?|managers?|types)$/

/** Checks one tree, the project or a planted one, against every boundary rule. */
export const breachesIn = async (root: string, config: string, needs: Needs) => {
  const options = await extractOptions(config)
  const forbidden = [...(options.ruleSet?.forbidden ?? []), ...(rulesOf(needs) as IForbiddenRuleType[])]
  const { output } = await cruise(
    entries.filter((entry) => existsSync(join(root, entry))),
    { ...options, baseDir: root, ruleSet: { forbidden }, validate: true },
    {},
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  )
  const { modules, summary } = output as ICruiseResult
  const seen = new Set(modules.map(({ source }) => source))
  const unseen = sourceFilesOf(root).filter((file) => !seen.has(file))
  const breaches = summary.violations.map(({ rule, from, to, cycle, unresolvedTo }): Breach => {
    const detour = (cycle ?? []).map(({ name }) => name)
    return {
      rule: rule.name,
      from,
      to: detour.length > 0 ? detour.join(' → ') : (unresolvedTo ?? to),
      why: forbidden.find(({ name, from: { path } }) => name === rule.name && matches(path, from))?.comment ?? '',
    }
  })
  return { breaches: [...breaches, ...breachesByDetour(modules), ...vagueFolders(root)], seen: seen.size, unseen }
}

const matches = (path: string | string[] | undefined, file: string) =>
  path === undefined || [path].flat().some((pattern) => new RegExp(pattern).test(file))

/** A checker that sees nothing is satisfied with everything: each source file must have been looked at. */
const sourceFilesOf = (root: string) =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))

const vagueFolders = (root: string): Breach[] =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && vague.test(entry.name))
    .map((entry) => ({
      rule: 'folders-name-the-business',
      from: join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
      to: '',
      why: 'No folder is called utils, helpers, common, services, managers or types.',
    }))
