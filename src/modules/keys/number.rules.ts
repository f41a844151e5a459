/**
 * The next numbers of the keys of one place: `3-2-1501-1`, `3-2-1501-2` … behind the highest that is taken, so that
 * the number of a key that is gone is not given to another.
 */
export const nextNumbers = (of: { place: string; taken: readonly string[]; count: number }): string[] => {
  const beginning = `${of.place}-`
  const used = of.taken
    .filter((number) => number.startsWith(beginning) && /^\d{1,6}$/.test(number.slice(beginning.length)))
    .map((number) => Number(number.slice(beginning.length)))
  const highest = Math.max(0, ...used)
  return Array.from({ length: of.count }, (_, at) => `${beginning}${highest + at + 1}`)
}
