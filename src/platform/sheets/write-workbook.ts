import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { SheetToWrite } from './sheet-to-write.ts'
import { type ArchivePart, streamArchive } from './write-archive.ts'
import { escaped, STYLES, sheetXml } from './write-sheet.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Who made the file and when, in its properties. */
export interface MadeBy {
  readonly name: string
  readonly at: Date
}

/** A workbook of any length as a stream of bytes, one sheet after the other; memory does not grow with the rows. */
export const streamWorkbook = (sheets: readonly SheetToWrite[], by?: MadeBy): Readable =>
  Readable.from(streamArchive(partsOf(sheets, by)), { objectMode: false })

/** The same at once, for a small file. */
export const writeWorkbook = (sheets: readonly SheetToWrite[]): Promise<Uint8Array> => buffer(streamWorkbook(sheets))

function* partsOf(sheets: readonly SheetToWrite[], by: MadeBy | undefined): Generator<ArchivePart> {
  const numbers = sheets.map((_, at) => at + 1)
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${by ? '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' : ''}</Types>`,
  )
  yield part(
    '_rels/.rels',
    relationships([
      ['officeDocument/2006/relationships/officeDocument', 'xl/workbook.xml'],
      ...(by ? [['package/2006/relationships/metadata/core-properties', 'docProps/core.xml'] as [string, string]] : []),
    ]),
  )
  if (by) yield part('docProps/core.xml', properties(by))
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
  )
  yield part(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...numbers.map(
        (number) =>
          ['officeDocument/2006/relationships/worksheet', `worksheets/sheet${number}.xml`] as [string, string],
      ),
      ['officeDocument/2006/relationships/styles', 'styles.xml'],
    ]),
  )
  yield part('xl/styles.xml', STYLES)
  for (const [at, sheet] of sheets.entries()) {
    yield { path: `xl/worksheets/sheet${at + 1}.xml`, text: sheetXml(sheet) }
  }
}

const part = (path: string, xml: string): ArchivePart => ({
  path,
  text: [`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`],
})

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/${type}" Target="${target}"/>`).join('')}</Relationships>`

const properties = ({ name, at }: MadeBy): string =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>${escaped(name)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at.toISOString()}</dcterms:created></cp:coreProperties>`

/** Excel refuses some characters in the name of a sheet, and more than 31 of them. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31) || '数据'
