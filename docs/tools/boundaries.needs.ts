import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** The rows of `src/app/modules.ts`: which module needs which, read from the source without running it. */
export type Needs = ReadonlyMap<string, readonly string[]>

export const readNeeds = (root: string): { needs: Needs; problems: string[] } => {
  const file = join(root, 'src/app/modules.ts')
  if (!existsSync(file)) return { needs: new Map(), problems: ['src/app/modules.ts is missing'] }
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const { needs, problems } = readRows(source)
  const folders = readdirSync(join(root, 'src/modules')).filter((id) => hasCode(join(root, 'src/modules', id)))
  return { needs, problems: [...problems, ...faultsOf(needs, folders)] }
}

/** A folder that holds no source file yet is not a module yet. */
const hasCode = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => /\.tsx?$/.test(name))

const readRows = (source: ts.SourceFile) => {
  const folderOf = importedModules(source)
  const needs = new Map<string, readonly string[]>()
  const problems: string[] = []
  const rows = findRows(source)
  if (rows === undefined) return { needs, problems: ['src/app/modules.ts has no `export const modules = [ … ]`'] }
  for (const row of rows) {
    const id = folderOf.get(propertyOf(row, 'module')?.getText() ?? '')
    const list = propertyOf(row, 'needs')
    const named = list && ts.isArrayLiteralExpression(list) ? list.elements : undefined
    if (id === undefined || named === undefined || !named.every(ts.isStringLiteral)) {
      problems.push(`src/app/modules.ts: a row cannot be read: ${row.getText().replace(/\s+/g, ' ')}`)
    } else {
      needs.set(
        id,
        named.filter(ts.isStringLiteral).map((literal) => literal.text),
      )
    }
  }
  return { needs, problems }
}

const importedModules = (source: ts.SourceFile) => {
  const folderOf = new Map<string, string>()
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const folder = /\/modules\/([^/]+)\/module\.ts$/.exec(statement.moduleSpecifier.text)?.[1]
    const bindings = statement.importClause?.namedBindings
    if (folder === undefined || bindings === undefined || !ts.isNamedImports(bindings)) continue
    for (const { name } of bindings.elements) folderOf.set(name.text, folder)
  }
  return folderOf
}

const findRows = (source: ts.SourceFile) => {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      const value = initializer && unwrap(initializer)
      if (name.getText() === 'modules' && value && ts.isArrayLiteralExpression(value)) return value.elements
    }
  }
  return undefined
}

const unwrap = (node: ts.Expression): ts.Expression =>
  ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrap(node.expression) : node

const propertyOf = (row: ts.Expression, name: string) => {
  if (!ts.isObjectLiteralExpression(row)) return undefined
  for (const property of row.properties) {
    if (property.name?.getText() !== name) continue
    if (ts.isPropertyAssignment(property)) return property.initializer
    if (ts.isShorthandPropertyAssignment(property)) return property.name
  }
  return undefined
}

/** What is wrong with the table itself: modules without a row, rows without a module, unknown needs, a cycle. */
export const faultsOf = (needs: Needs, folders: readonly string[]): string[] => [
  ...folders.filter((id) => !needs.has(id)).map((id) => `src/modules/${id} has no row in src/app/modules.ts`),
  ...[...needs.keys()].filter((id) => !folders.includes(id)).map((id) => `module ${id} has a row but no folder`),
  ...[...needs].flatMap(([id, named]) =>
    named.filter((need) => !needs.has(need)).map((need) => `module ${id} needs ${need}, which is no module`),
  ),
  ...cyclesOf(needs),
]

const cyclesOf = (needs: Needs): string[] => {
  const done = new Set<string>()
  const visit = (id: string, path: readonly string[]): string[] => {
    if (path.includes(id))
      return [`modules need each other in a circle: ${[...path.slice(path.indexOf(id)), id].join(' → ')}`]
    if (done.has(id)) return []
    const found = (needs.get(id) ?? []).flatMap((need) => visit(need, [...path, id]))
    done.add(id)
    return found
  }
  return [...needs.keys()].flatMap((id) => visit(id, []))
}

/** One rule per module: it imports only modules that it needs, directly or through another. */
export const rulesOf = (needs: Needs) =>
  [...needs.keys()].map((id) => ({
    name: 'needs',
    severity: 'error' as const,
    comment: `${id} may import: ${[...reachableFrom(needs, id)].join(', ') || 'no module'}. Imports follow \`needs\` in src/app/modules.ts.`,
    from: { path: `^src/modules/${id}/` },
    to: { path: '^src/modules/', pathNot: `^src/modules/(?:${[id, ...reachableFrom(needs, id)].join('|')})/` },
  }))

const reachableFrom = (needs: Needs, id: string, seen = new Set<string>()): Set<string> => {
  for (const need of needs.get(id) ?? []) {
    if (seen.has(need)) continue
    seen.add(need)
    reachableFrom(needs, need, seen)
  }
  return seen
}
