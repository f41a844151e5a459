import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/**
 * The build lowers syntax for Chromium 109 and Safari 15 but adds no missing functions. These are younger than one of
 * the two; as a call on any value (`.at(`) or as a name (`Object.hasOwn`).
 */
const tooYoung = [
  '.at',
  '.findLast',
  '.findLastIndex',
  '.toSorted',
  '.toReversed',
  '.toSpliced',
  '.isWellFormed',
  '.toWellFormed',
  'structuredClone',
  'Object.hasOwn',
  'Object.groupBy',
  'Map.groupBy',
  'Promise.withResolvers',
  'Promise.try',
  'Array.fromAsync',
  'AbortSignal.any',
  'AbortSignal.timeout',
  'URL.canParse',
  'URL.parse',
  'Intl.DurationFormat',
  'Intl.Segmenter',
]

/** In a style sheet a whole rule is dropped when one of these is not understood. */
const tooYoungStyles = /color-mix\(|light-dark\(|oklch\(|@container\b|@scope\b|\bsubgrid\b|anchor-name/

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = /^src\/(ui|modules\/[^/]+\/(.+\/)?(web|field|resident)|app\/(console|field|resident))\//

const main = () => {
  const files = filesInBrowsers()
  const faults = [
    ...silentCanaries(),
    ...[...files].flatMap(([file, source]) => faultsIn(file, source)),
    ...styleFaults(),
    ...tooHeavy(),
  ]
  for (const fault of faults) console.error(fault)
  console.log(`${files.size} files run in Chromium 109 and Safari 15${weights()}`)
  process.exit(faults.length > 0 || files.size === 0 ? 1 : 0)
}

/** The pages and whatever of kernel, contracts and rules they import, by any number of steps; types do not count. */
const filesInBrowsers = () => {
  const reached = new Map<string, ts.SourceFile>()
  const visit = (file: string) => {
    if (reached.has(file) || !existsSync(join(root, file))) return
    const source = parse(file, readFileSync(join(root, file), 'utf8'))
    reached.set(file, source)
    for (const specifier of importsOf(source)) {
      if (/^\..*\.tsx?$/.test(specifier)) visit(posix.join(posix.dirname(file), specifier))
    }
  }
  const all = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  for (const name of all.map((path) => `src/${path.replaceAll('\\', '/')}`)) {
    if (pages.test(name) && /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)) visit(name)
  }
  return reached
}

const parse = (file: string, text: string) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)

const importsOf = (source: ts.SourceFile) => {
  const specifiers: string[] = []
  const visit = (node: ts.Node) => {
    const from =
      (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) ||
      (ts.isExportDeclaration(node) && !node.isTypeOnly)
        ? node.moduleSpecifier
        : lazilyImported(node)
    if (from && ts.isStringLiteral(from)) specifiers.push(from.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return specifiers
}

const lazilyImported = (node: ts.Node) =>
  ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined

const faultsIn = (file: string, source: ts.SourceFile): string[] => {
  const faults: string[] = []
  const fault = (node: ts.Node, what: string) =>
    faults.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`)
  const visit = (node: ts.Node) => {
    const young = ts.isCallExpression(node) || ts.isNewExpression(node) ? youngIn(node.expression) : undefined
    if (young !== undefined) fault(node, `${young} is younger than Chromium 109 or Safari 15.0`)
    if (ts.isRegularExpressionLiteral(node) && /\(\?<[=!]/.test(node.text))
      fault(node, 'look-behind stops Safari below 16.4')
    ts.forEachChild(node, visit)
  }
  visit(source)
  return faults
}

const styleFaults = () =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .flatMap((name) => youngStylesIn(name.replaceAll('\\', '/'), readFileSync(join(root, 'src', name), 'utf8')))

const youngStylesIn = (name: string, text: string) =>
  text.split('\n').flatMap((line, index) => {
    const young = tooYoungStyles.exec(line)?.[0]
    return young === undefined ? [] : [`src/${name}:${index + 1}: ${young} is younger than Chromium 109 or Safari 15.0`]
  })

const youngIn = (callee: ts.Expression) => {
  const name = ts.isPropertyAccessExpression(callee) ? `.${callee.name.text}` : undefined
  return tooYoung.find((young) => young === name || young === callee.getText())
}

const silentCanaries = () => {
  const planted: readonly [string, boolean][] = [
    ['list.at(-1)', true],
    ['Object.hasOwn(a, b)', true],
    ['const a = /(?<=x)y/', true],
    ['new Intl.Segmenter()', true],
    ['const at = list[0]; format.at = at', false],
  ]
  const silent = planted.filter(
    ([text, guilty]) => faultsIn('canary.ts', parse('canary.ts', text)).length > 0 !== guilty,
  )
  const style = youngStylesIn('canary.css', 'a { color: color-mix(in srgb, red, blue) }')
  return [...silent.map(([text]) => text), ...(style.length === 1 ? [] : ['a style sheet'])].map(
    (text) => `canary: wrongly judged: ${text}`,
  )
}

/** What a first page may weigh, in compressed kB: the files before the first paint, as the last build measured them. */
const budgets = { console: 450, field: 240, resident: 240 }

const measured = () =>
  Object.entries(budgets).flatMap(([surface, budget]) => {
    const file = join(root, 'dist/web', `${surface}.first-load.json`)
    if (!existsSync(file)) return []
    const { bytes } = JSON.parse(readFileSync(file, 'utf8')) as { bytes: number }
    return [{ surface, budget, kilobytes: bytes / 1000 }]
  })

const tooHeavy = () =>
  measured()
    .filter(({ budget, kilobytes }) => kilobytes > budget)
    .map(({ surface, budget, kilobytes }) => `${surface}: first load ${kilobytes.toFixed(0)} kB, may be ${budget} kB`)

const weights = () =>
  measured()
    .map(({ surface, kilobytes }) => `, ${surface} ${kilobytes.toFixed(0)} kB`)
    .join('')

main()
