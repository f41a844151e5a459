/** The names of the fields that an edit changes: what the audit keeps, never their values. */
export const changedFields = (theirs: object, yours: object): string[] => {
  const before = theirs as Readonly<Record<string, unknown>>
  return Object.entries(yours)
    .filter(([name, value]) => name in before && name !== 'version' && !sameValue(before[name], value))
    .map(([name]) => name)
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
