import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

interface Term {
  readonly chinese: string
  readonly english: string
  readonly banned: readonly string[]
}

interface Glossary {
  readonly terms: readonly Term[]
  /** Phrases in which a banned word is right (`meeting room`). */
  readonly allowed: readonly string[]
}

interface Name {
  readonly words: string
  readonly at: string
  readonly text: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))
/** The platform knows no business and is left out: there `room` may be room on a disk. */
const folders = ['src/kernel', 'src/ui', 'src/modules', 'src/app', 'e2e', 'bench']

const main = () => {
  const glossary = readGlossary(readFileSync(join(root, 'docs/glossary.md'), 'utf8'))
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .filter((name) => /\.(tsx?|sql)$/.test(name)),
    )
  const names = files.flatMap((file) => namesIn(file, readFileSync(join(root, file), 'utf8')))
  const faults = [...faultsOf(glossary), ...silentCanaries(glossary), ...bannedIn(names, glossary)]
  for (const fault of faults) console.error(fault)
  console.log(`${glossary.terms.length} terms, ${names.length} names in ${files.length} files`)
  process.exit(faults.length > 0 || glossary.terms.length === 0 || names.length === 0 ? 1 : 0)
}

const readGlossary = (text: string): Glossary => {
  const [words = '', exceptions = ''] = text.split(/^## Allowed$/m)
  return {
    terms: rowsOf(words, 5).map(([chinese = '', english = '', , , banned = '']) => ({
      chinese,
      english,
      banned: banned
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
    })),
    allowed: rowsOf(exceptions, 2).map(([phrase = '']) => phrase),
  }
}

/** The body rows of the tables of a text, as cells. */
const rowsOf = (text: string, columns: number) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter((cells, index, all) => cells.length === columns && !isHead(cells) && !isHead(all[index + 1]))

const isHead = (cells: readonly string[] | undefined) => cells?.every((cell) => /^-+$/.test(cell)) ?? false

const namesIn = (file: string, text: string): Name[] => {
  const path = { words: wordsOf(file.replaceAll('/', '-').replace(/\.[^/]*$/, '')), at: file, text: file }
  return [path, ...(file.endsWith('.sql') ? namesInSql(file, text) : namesInCode(file, text))]
}

/** Identifiers only: comments, strings and the text of pages may say what they like. */
const namesInCode = (file: string, text: string): Name[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  const found = new Map<string, Name>()
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node) && !found.has(node.text)) {
      const line = source.getLineAndCharacterOfPosition(node.end).line + 1
      found.set(node.text, { words: wordsOf(node.text), at: `${file}:${line}`, text: node.text })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...found.values()]
}

const namesInSql = (file: string, text: string): Name[] => {
  const bare = text.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, (string) => string.replace(/[^\n]/g, ' '))
  return bare.split('\n').flatMap((line, index) =>
    [...new Set(line.match(/[a-z_][a-z0-9_]*/gi) ?? [])].map((name) => ({
      words: wordsOf(name),
      at: `${file}:${index + 1}`,
      text: name,
    })),
  )
}

/** ` house number ` of `houseNumber`, `house_number` or `house-number`; the spaces make whole words findable. */
const wordsOf = (name: string) =>
  ` ${name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()
    .trim()} `

const bannedIn = (names: readonly Name[], { terms, allowed }: Glossary): string[] => {
  const rules = terms.flatMap((term) =>
    term.banned.flatMap((word) => [word, plural(word)].map((banned) => ({ banned, term }))),
  )
  return names.flatMap(({ words, at, text }) => {
    const rest = allowed
      .flatMap((phrase) => [phrase, plural(phrase)])
      .reduce((left, phrase) => left.replaceAll(` ${phrase} `, ' '), words)
    return rules
      .filter(({ banned }) => rest.includes(` ${banned} `))
      .map(
        ({ banned, term }) =>
          `${at}: ${text}: "${banned}" is not our word, ${term.chinese} is "${term.english}" (docs/glossary.md)`,
      )
  })
}

const plural = (word: string) => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`)

/** The list itself: one English word for one Chinese word, and no word that is both used and banned. */
const faultsOf = ({ terms }: Glossary): string[] => {
  const twice = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index)
  const used = new Set(terms.map(({ english }) => english.toLowerCase()))
  return [
    ...twice(terms.map(({ chinese }) => chinese)).map((word) => `docs/glossary.md: ${word} stands twice`),
    ...twice(terms.map(({ english }) => english)).map((word) => `docs/glossary.md: ${word} stands twice`),
    ...terms.flatMap(({ banned }) =>
      banned.filter((word) => used.has(word)).map((word) => `docs/glossary.md: ${word} is used and banned`),
    ),
  ]
}

/** Plants a banned word in code, in SQL and in a path, and an allowed phrase. */
const silentCanaries = (glossary: Glossary): string[] => {
  const term = glossary.terms.find(({ banned }) => banned.some((word) => /^[a-z]+$/.test(word)))
  const word = term?.banned.find((banned) => /^[a-z]+$/.test(banned))
  const allowed = glossary.allowed[0]
  if (word === undefined || allowed === undefined) return ['docs/glossary.md bans no word or allows no phrase']
  const planted: readonly [string, string, boolean][] = [
    ['src/a.ts', `export const count${word[0]?.toUpperCase()}${word.slice(1)}s = 1`, true],
    ['src/a.sql', `create table a.${word}_x (id uuid)`, true],
    [`src/${word}-list.ts`, 'export {}', true],
    ['src/b.ts', `export const x = '${word}' // ${word}`, false],
    ['src/b.sql', `select '${word}' -- ${word}`, false],
    ['src/c.sql', `select ${allowed.replaceAll(' ', '_')}`, false],
  ]
  return planted
    .filter(([file, text, guilty]) => bannedIn(namesIn(file, text), glossary).length > 0 !== guilty)
    .map(([file, text, guilty]) => `canary: ${guilty ? 'not reported' : 'wrongly reported'}: ${file}: ${text}`)
}

main()
