import ts from 'typescript'

/** A test or a screen that says which clauses and cases it stands for. */
export interface Proof {
  readonly ids: readonly string[]
  readonly title: string
  readonly file: string
}

export interface Scan {
  readonly proofs: Proof[]
  readonly faults: string[]
}

interface Block {
  readonly title: string
  readonly ids: readonly string[]
  readonly skipped: boolean
}

/**
 * Reads the tags `clause('§…')` and `hostile(n)` in the titles of a test file. A tag in a `describe` stands for every
 * test inside it. A test that may be skipped proves nothing, so it must not carry a tag.
 */
export const scanTests = (file: string, text: string): Scan => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const proofs: Proof[] = []
  const faults: string[] = []
  const fault = (node: ts.Node, what: string) =>
    faults.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`)

  const visit = (node: ts.Node, outer: readonly Block[]): void => {
    const block = ts.isCallExpression(node) ? blockOf(node) : undefined
    if (block === undefined) {
      if (isTag(node)) fault(node, `${node.getText()} stands outside of a test's title`)
      ts.forEachChild(node, (child) => visit(child, outer))
      return
    }
    for (const tag of block.tags)
      if (idOf(tag) === undefined) fault(tag, `${tag.getText()} must name its clause literally`)
    const blocks = [
      ...outer,
      { title: block.title, ids: block.tags.flatMap((tag) => idOf(tag) ?? []), skipped: block.skipped },
    ]
    const ids = [...new Set(blocks.flatMap((inside) => inside.ids))]
    if (block.isTest && ids.length > 0) {
      if (blocks.some(({ skipped }) => skipped))
        fault(node, `a test that may be skipped cannot prove ${ids.join(', ')}`)
      else
        proofs.push({
          ids,
          title: blocks
            .map(({ title }) => title)
            .filter(Boolean)
            .join(' › '),
          file,
        })
    }
    for (const argument of block.rest) visit(argument, blocks)
  }
  visit(source, [])
  return { proofs, faults }
}

/** `it(…)`, `test.each(…)(…)`, `describe.skip(…)`: what it is called and whether it may be left out. */
const blockOf = (call: ts.CallExpression) => {
  const names: string[] = []
  let callee: ts.Expression = call.expression
  while (!ts.isIdentifier(callee)) {
    if (ts.isPropertyAccessExpression(callee)) names.push(callee.name.text)
    else if (!ts.isCallExpression(callee) && !ts.isTaggedTemplateExpression(callee)) return undefined
    callee = ts.isTaggedTemplateExpression(callee) ? callee.tag : callee.expression
  }
  const [title, ...rest] = call.arguments
  const isTest = callee.text === 'it' || callee.text === 'test'
  if ((!isTest && callee.text !== 'describe') || title === undefined || rest.length === 0) return undefined
  return {
    isTest,
    title: textOf(title),
    tags: tagsIn(title),
    skipped: names.some((name) => ['skip', 'todo', 'skipIf', 'runIf', 'fails'].includes(name)),
    rest,
  }
}

type Tag = ts.CallExpression

const isTag = (node: ts.Node): node is Tag =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ['clause', 'hostile'].includes(node.expression.text)

const tagsIn = (node: ts.Node): Tag[] => {
  const found: Tag[] = []
  const visit = (inner: ts.Node) => {
    if (isTag(inner)) found.push(inner)
    ts.forEachChild(inner, visit)
  }
  visit(node)
  return found
}

const idOf = (tag: Tag): string | undefined => {
  const [argument] = tag.arguments
  if (tag.arguments.length !== 1 || argument === undefined) return undefined
  return ts.isStringLiteralLike(argument) || ts.isNumericLiteral(argument) ? argument.text : undefined
}

/** A title without its tags; other inserted values stay as they are written. */
const textOf = (title: ts.Expression): string => {
  if (ts.isStringLiteralLike(title)) return title.text
  const written = ts.isTemplateExpression(title)
    ? title.head.text + title.templateSpans.map((span) => insertedIn(span) + span.literal.text).join('')
    : title.getText()
  return written.replace(/\s+/g, ' ').trim()
}

const insertedIn = ({ expression }: ts.TemplateSpan) => (isTag(expression) ? '' : `\${${expression.getText()}}`)

/** Reads `clauses: ['§…']` beside a title, as pages and menu entries declare it: the screens that answer a clause. */
export const scanScreens = (file: string, text: string): Scan => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const proofs: Proof[] = []
  const faults: string[] = []
  const visit = (node: ts.Node) => {
    const list = ts.isObjectLiteralExpression(node) ? valueUnder(node, 'clauses') : undefined
    if (list !== undefined && ts.isObjectLiteralExpression(node)) {
      const ids = ts.isArrayLiteralExpression(list) ? literalsIn(list) : undefined
      const title = stringIn(node, 'title') ?? stringIn(node, 'label')
      if (ids === undefined || title === undefined)
        faults.push(`${file}: \`clauses\` needs literal ids and a literal title beside it`)
      else proofs.push({ ids, title: [title, stringIn(node, 'path')].filter(Boolean).join(' '), file })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { proofs, faults }
}

/** Undefined when one of them is not a plain string. */
const literalsIn = ({ elements }: ts.ArrayLiteralExpression) =>
  elements.every(ts.isStringLiteral) ? elements.filter(ts.isStringLiteral).map(({ text }) => text) : undefined

const valueUnder = (node: ts.ObjectLiteralExpression, name: string) => {
  const property = node.properties.find((candidate) => candidate.name?.getText() === name)
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined
}

const stringIn = (node: ts.ObjectLiteralExpression, name: string) => {
  const value = valueUnder(node, name)
  return value && ts.isStringLiteralLike(value) ? value.text : undefined
}
