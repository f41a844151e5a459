/**
 * A text in pieces of at most so many characters and lines, so that a long one can go on over the end of a sheet. Pieces
 * put together again are the text, but for the line breaks between them.
 */
export const chunksOf = (text: string, o: { characters: number; lines: number }): string[] => {
  const pieces: string[] = []
  let lines: string[] = []
  let length = 0
  const put = () => {
    if (lines.length > 0) pieces.push(lines.join('\n'))
    lines = []
    length = 0
  }
  for (const line of text.split('\n').flatMap((one) => cut(one, o.characters))) {
    const size = [...line].length
    if (lines.length === o.lines || length + size > o.characters) put()
    lines.push(line)
    length += size
  }
  put()
  return pieces.length === 0 ? [''] : pieces
}

const cut = (line: string, most: number): string[] => {
  const characters = [...line]
  if (characters.length <= most) return [line]
  return Array.from({ length: Math.ceil(characters.length / most) }, (_, at) =>
    characters.slice(at * most, (at + 1) * most).join(''),
  )
}

/** The pieces of several texts side by side, as rows: a text that is shorter is empty further down. */
export const rowsOfChunks = (texts: readonly string[], o: { characters: number; lines: number }): string[][] => {
  const cut = texts.map((text) => chunksOf(text, o))
  const rows = Math.max(1, ...cut.map((pieces) => pieces.length))
  return Array.from({ length: rows }, (_, at) => cut.map((pieces) => pieces[at] ?? ''))
}
