const FORMULA = /^'*[=+\-@\t\r\n|\0]/
const ONLY_DASHES = /^[-+]+$/

/**
 * A text that Excel might run as a formula gets an apostrophe before it (OWASP ASVS 1.2.10), in .xlsx too, for
 * such files are saved as .csv again. A lone `-` is a dash. `withoutGuard` takes exactly one apostrophe off, so a
 * register that leaves and comes back is unchanged.
 */
export const guarded = (text: string): string => (needsGuard(text) ? `'${text}` : text)

export const withoutGuard = (text: string): string => {
  // Other systems write ="0123" so that Excel keeps the zero.
  const literal = /^="([^"]*)"$/.exec(text)?.[1]
  if (literal !== undefined) return literal
  return text.startsWith("'") && needsGuard(text.slice(1)) ? text.slice(1) : text
}

const needsGuard = (text: string): boolean => FORMULA.test(text) && !ONLY_DASHES.test(text)
