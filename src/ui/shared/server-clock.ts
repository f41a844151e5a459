/**
 * Counters' PCs and phones are often minutes off; deadlines are shown by the server's clock, learnt from the `Date`
 * header of its answers.
 */
let offset = 0

export const learnServerTime = (dateHeader: string | null, now: number = Date.now()): void => {
  const served = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  if (!Number.isFinite(served)) return
  const measured = served - now
  // The header has whole seconds and the answer was under way: small differences say nothing.
  offset = Math.abs(measured) < 5_000 ? 0 : measured
}

export const serverNow = (): Date => new Date(Date.now() + offset)
