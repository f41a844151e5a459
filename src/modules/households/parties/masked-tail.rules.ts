/** `**************123X` of a citizen, `****1234` of another paper; empty where no number is recorded. */
export const maskedTail = ({ isCitizen, tail }: { isCitizen: boolean; tail: string }): string => {
  if (tail === '') return ''
  return isCitizen ? `${'*'.repeat(14)}${tail}` : `****${tail}`
}
