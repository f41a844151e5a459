import { type Part, readSmallPart } from './archive.rules.ts'
import { refuse } from './refusals.ts'
import type { SheetInfo, SheetLimits } from './sheet.ts'

/** A sheet with its place in the workbook, which is how the reader asks for it. */
export interface ListedSheet extends SheetInfo {
  readonly index: number
}

/** Refuses macros, links to other workbooks and foreign containers; lists the sheets that hold cells. */
export const listSheets = (
  bytes: Uint8Array,
  parts: ReadonlyMap<string, Part>,
  limits: SheetLimits,
): readonly ListedSheet[] => {
  const names = [...parts.keys()].map((name) => name.toLowerCase())
  const types = readSmallPart(bytes, parts.get('[Content_Types].xml'))
  if (names.includes('mimetype') && names.includes('content.xml')) throw refuse('open-document')
  if (names.some((name) => name.endsWith('workbook.bin'))) throw refuse('binary-workbook')
  if (/macroenabled/i.test(types) || names.some((name) => /vbaproject\.bin$|\/macrosheets\//.test(name)))
    throw refuse('macros')
  if (names.some((name) => name.includes('/externallinks/'))) throw refuse('external-links')
  const workbook = [...parts.keys()].find((name) => /(^|\/)workbook\.xml$/.test(name))
  if (types === '' || workbook === undefined) throw refuse('not-a-table')
  const sheets = sheetsOf(
    readSmallPart(bytes, parts.get(workbook)),
    readSmallPart(bytes, parts.get(relationsOf(workbook))),
  )
  if (sheets.length === 0) throw refuse('damaged')
  if (sheets.length > limits.sheets) throw refuse('too-many-sheets', { sheets: sheets.length, most: limits.sheets })
  return sheets
}

const relationsOf = (workbook: string): string => workbook.replace(/[^/]+$/, '_rels/$&.rels')

const sheetsOf = (workbook: string, relations: string): readonly ListedSheet[] => {
  const withCells = new Set(
    tags(relations, 'Relationship')
      .filter((tag) => attribute(tag, 'Type').endsWith('/worksheet'))
      .map((tag) => attribute(tag, 'Id')),
  )
  return tags(workbook, 'sheet')
    .filter((tag) => attribute(tag, 'name') !== '' && relationId(tag) !== '')
    .map((tag, index) => ({ tag, index }))
    .filter(({ tag }) => withCells.has(relationId(tag)))
    .map(({ tag, index }) => {
      return { name: attribute(tag, 'name'), hidden: /hidden/i.test(attribute(tag, 'state')), index }
    })
}

const tags = (xml: string, name: string): readonly string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? []

const relationId = (tag: string): string => /\s\w+:id\s*=\s*["']([^"']*)["']/i.exec(tag)?.[1] ?? ''

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag)?.[1] ?? '')
    .slice(1, -1)
    .replace(/&#(x[\da-f]+|\d+);/gi, (whole, code: string) => characterOf(code) ?? whole)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

const characterOf = (code: string): string | null => {
  const point = code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code)
  return point <= 0x10ffff ? String.fromCodePoint(point) : null
}
