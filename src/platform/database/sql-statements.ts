/**
 * Cuts a migration file into its statements: one statement per call is what a distributed database demands.
 * Understands quotes, dollar quotes and comments; drops statements that are only comments.
 */
export const sqlStatements = (text: string): string[] => {
  const statements: string[] = []
  let start = 0
  let at = 0
  while (at < text.length) {
    if (text[at] === ';') {
      statements.push(text.slice(start, at))
      at += 1
      start = at
    } else {
      at = skipToken(text, at)
    }
  }
  statements.push(text.slice(start))
  return statements.map((s) => s.trim()).filter((s) => withoutComments(s) !== '')
}

const skipToken = (text: string, at: number): number => {
  const rest = text.slice(at, at + 64)
  if (rest.startsWith('--')) return endAfter(text, '\n', at)
  if (rest.startsWith('/*')) return endAfter(text, '*/', at + 2)
  if (rest[0] === "'" || rest[0] === '"') return endAfter(text, rest[0], at + 1)
  const dollar = /^\$[a-z_]*\$/i.exec(rest)
  if (dollar) return endAfter(text, dollar[0], at + dollar[0].length)
  return at + 1
}

const endAfter = (text: string, mark: string, from: number): number => {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

const withoutComments = (statement: string): string =>
  statement
    .replace(/--[^\n]*/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .trim()
