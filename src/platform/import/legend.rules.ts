import type { SheetRow } from '../sheets/index.ts'

/** What the notes of a sheet say of one field: 110 is 住宅; 18999999999 is written where there is none. */
export interface FieldLegend {
  readonly words: Readonly<Record<string, string>>
  readonly none: readonly string[]
}

export type Legend = Readonly<Record<string, FieldLegend>>

const CODE_THEN_WORD = /(?<!\d)(\d{3,5})(?!\d)\s*[-:：=、.]?\s*(\p{Script=Han}+)/gu
const WORD_THEN_CODE = /(\p{Script=Han}+)\s*[-:：=]?\s*(\d{3,5})(?!\d)/gu
const INSTEAD = /(?:填写为?|固定写|填为?|写)\s*(\d{3,18})(?!\d)/gu

/**
 * Reads the notes that stand beside or below the data: a cell that names a field, and right of it what is said about
 * it, which may go on in the rows below.
 */
export const readLegend = (
  rows: readonly SheetRow[],
  sheet: { isData: ReadonlySet<number>; fieldOf: (text: string) => string | null },
): Legend => {
  const notes = new Map<string, string[]>()
  let open: { field: string; column: number } | null = null
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) {
      if (sheet.isData.has(cell.column)) continue
      const field = sheet.fieldOf(cell.text)
      const next = cells[at + 1]
      if (field !== null && next?.column === cell.column + 1) open = { field, column: next.column }
      else if (open?.column === cell.column) notes.set(open.field, [...(notes.get(open.field) ?? []), cell.text])
    }
  }
  const understood = [...notes].map(([field, texts]) => [field, understand(texts.join('\n'))] as const)
  return Object.fromEntries(understood.filter(([, { words, none }]) => Object.keys(words).length + none.length > 0))
}

const understand = (note: string): FieldLegend => {
  const words: Record<string, string> = {}
  for (const line of note.split(/\r?\n/)) {
    if (/^\s*\d{3,5}(?!\d)/.test(line))
      for (const [, code = '', word = ''] of line.matchAll(CODE_THEN_WORD)) words[code] = word
    else
      for (const [, word = '', code = ''] of line.matchAll(WORD_THEN_CODE)) if (!/写|填/.test(word)) words[code] = word
  }
  return { words, none: [...note.matchAll(INSTEAD)].map(([, number = '']) => number) }
}
