import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface NewModule {
  /** `lost-property` */
  readonly id: string
  /** `失物招领` */
  readonly title: string
}

const template = fileURLToPath(new URL('./template', import.meta.url))

/** Writes a small working module into `src/modules` and binds it in the app; answers the files it wrote or changed. */
export const writeModule = (root: string, made: NewModule & { now: Date }): string[] => {
  const fault = faultOf(root, made)
  if (fault !== undefined) throw new Error(fault)
  const names = readdirSync(template, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))
  const files = names.map((name) => {
    const file = join(root, 'src/modules', made.id, fileName(name, made))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, filled(readFileSync(join(template, name), 'utf8'), made))
    return file
  })
  return [...files, ...bind(root, made)]
}

const faultOf = (root: string, { id, title }: NewModule): string | undefined => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return `the id must read like lost-property, not ${id}`
  if (!/\p{Script=Han}/u.test(title)) return 'the name must be what people call it, in Chinese'
  if (existsSync(join(root, 'src/modules', id))) return `src/modules/${id} is there already`
  return undefined
}

const fileName = (name: string, { id, now }: { id: string; now: Date }): string => {
  const stamp = now.toISOString().slice(0, 16).replaceAll(/[-:]/g, '')
  return name.replace(/\.txt$/, '').replace('MIGRATION', `${stamp}_${id.replaceAll('-', '_')}`)
}

const filled = (text: string, { id, title }: NewModule): string =>
  text
    .replaceAll('{{id}}', id)
    .replaceAll('{{schema}}', id.replaceAll('-', '_'))
    .replaceAll('{{name}}', camelCase(id))
    .replaceAll('{{Name}}', capital(camelCase(id)))
    .replaceAll('{{中文}}', title)

const camelCase = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** One row in each of the two tables of modules; the formatter puts the imports in order. */
const bind = (root: string, { id, title }: NewModule): string[] => {
  const name = camelCase(id)
  const server = join(root, 'src/app/modules.ts')
  const console = join(root, 'src/app/console/modules.ts')
  change(server, {
    line: `import { ${name} } from '../modules/${id}/module.ts'\n`,
    row: `  { module: ${name}, purpose: '${title}', needs: ['access'] },\n`,
    list: /(export const modules[^=]*= \[\n[\s\S]*?)(\n\])/,
  })
  change(console, {
    line: `import { ${name} } from '../../modules/${id}/web/index.tsx'\n`,
    row: `, ${name}`,
    list: /(export const consoleModules[^=]*= \[[\s\S]*?),?(\s*\])/,
  })
  return [server, console]
}

const change = (file: string, o: { line: string; row: string; list: RegExp }): void => {
  const text = readFileSync(file, 'utf8')
  if (!o.list.test(text)) throw new Error(`${file} has no list of modules to add a row to`)
  const row = o.row.startsWith(',') ? o.row : `\n${o.row.trimEnd()}`
  writeFileSync(file, o.line + text.replace(o.list, (_, before: string, end: string) => `${before}${row}${end}`))
}
