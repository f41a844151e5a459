import { inflateSync } from 'node:zlib'

/** What a printed page file holds, as far as a test wants to know. */
export interface PdfFacts {
  /** Width and height of each page, in mm. */
  readonly pages: readonly { width: number; height: number }[]
  /** Every character that its fonts can print here. */
  readonly characters: ReadonlySet<string>
}

const MM_A_POINT = 25.4 / 72

/** Reads what Chromium prints: pages with their sizes, and the characters of the embedded fonts. */
export const readPdf = (file: Buffer): PdfFacts => {
  const text = file.toString('latin1')
  const pages = [
    ...text.matchAll(/\/Type\s*\/Page\b(?!s)[\s\S]*?\/MediaBox\s*\[\s*([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)/g),
  ]
  return {
    pages: pages.map(([, left, bottom, right, top]) => ({
      width: (Number(right) - Number(left)) * MM_A_POINT,
      height: (Number(top) - Number(bottom)) * MM_A_POINT,
    })),
    characters: new Set([...streamsOf(file)].flatMap(charactersOf)),
  }
}

const streamsOf = function* (file: Buffer): Generator<string> {
  const text = file.toString('latin1')
  for (const { index, 0: begin } of text.matchAll(/stream\r?\n/g)) {
    const from = index + begin.length
    const end = text.indexOf('endstream', from)
    try {
      yield inflateSync(file.subarray(from, end)).toString('latin1')
    } catch {
      // A picture, or something else that is not packed this way.
    }
  }
}

/** The right side of each mapping from glyph to text. */
const charactersOf = (stream: string): string[] => {
  if (!stream.includes('beginbfchar') && !stream.includes('beginbfrange')) return []
  const found: string[] = []
  for (const [, block = ''] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, to = ''] of block.matchAll(/<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g)) found.push(fromHex(to))
  }
  for (const [, block = ''] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', until = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = fromHex(to).codePointAt(0) ?? 0
      for (let at = 0; at <= Number.parseInt(until, 16) - Number.parseInt(from, 16); at += 1)
        found.push(String.fromCodePoint(first + at))
    }
  }
  return found
}

const fromHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
