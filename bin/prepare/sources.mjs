import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inProject, root } from './project.mjs'

const single = ['package-lock.json', 'tsconfig.json', 'vite.config.ts', 'vite.server.config.ts']
const ignored = /\.(test|md)\b|(^|\/)\.[^/]*$/

/** Every file a build is made from, in a fixed order. */
const sourceFiles = () => [...walk(inProject('src')), ...single.map((name) => inProject(name))].sort()

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return ignored.test(entry.name) ? [] : [path]
  })

/** Names, sizes and times: cheap, taken at every start. */
export const quickFingerprint = () =>
  hash(sourceFiles(), (path) => {
    const { mtimeMs, size } = statSync(path)
    return `${mtimeMs} ${size}`
  })

/** Names and contents: decides when the times differ, as after a fresh checkout. */
export const contentFingerprint = () => hash(sourceFiles(), (path) => readFileSync(path))

const hash = (paths, describe) => {
  const sum = createHash('sha256')
  for (const path of paths) sum.update(relative(root, path)).update('\0').update(describe(path)).update('\0')
  return sum.digest('hex')
}
