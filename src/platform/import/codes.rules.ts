import type { Recognition } from './recognise-columns.rules.ts'

type Known = Pick<Recognition, 'headers' | 'legend'>

/** The word behind a code, by the sheet's own notes first; a word stays itself; null is a code nobody explains. */
export const wordOf = (field: string, text: string, known: Known): string | null => {
  if (isPlaceholder(field, text, known)) return ''
  if (!/^\d{3,5}$/.test(text)) return text
  return known.legend[field]?.words[text] ?? known.headers.codes?.[field]?.[text] ?? null
}

/** What is written where there is nothing: dashes, 无, the number the notes ask for, eighteen ones. */
export const isPlaceholder = (field: string, text: string, { headers, legend }: Known): boolean =>
  NOTHING.test(text) ||
  (legend[field]?.none.includes(text) ?? false) ||
  headers.codes?.[field]?.[text] === '' ||
  ONE_DIGIT.test(text)

const NOTHING = /^(?:[-—–/\\.]+|无|暂无|没有|空|null|n\/a)$/i
const ONE_DIGIT = /^(\d)\1{14,17}$/
