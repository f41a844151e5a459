/** One row of a catalogue: a clause (`§11.1`) or a hostile case (`7`). */
export interface Row {
  readonly id: string
  readonly asks: string
  readonly answer: string
  /** Heading that the row stands under. */
  readonly part: string
}

/** Reads the rows `| id | asks | answer |` of a catalogue whose ids match the pattern. */
export const readCatalog = (text: string, id: RegExp): Row[] => {
  let part = ''
  const rows: Row[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) part = line.replace(/^#+\s*/, '')
    const [first = '', asks = '', answer = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (line.startsWith('|') && id.test(first)) rows.push({ id: first, asks, answer, part })
  }
  return rows
}

/** A number that the source leaves out; nobody can answer it. */
export const isMissing = (row: Row) => row.answer === '–'
