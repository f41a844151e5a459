/** A moment as the field of a day with its time wants it, in Shanghai: `2026-03-31T18:00`. */
export const fieldOf = (instant: Date): string => {
  const inShanghai = new Date(instant.getTime() + 8 * 3_600_000)
  return inShanghai.toISOString().slice(0, 16)
}

/** The instant of such a field. */
export const instantOf = (field: string): string => `${field.slice(0, 16)}:00+08:00`
