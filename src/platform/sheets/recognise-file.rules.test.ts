import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { checkArchive } from './archive.rules.ts'
import { craftArchive, workbookParts } from './craft-archive.testing.ts'
import { gbk } from './gbk.testing.ts'
import { decodeText, recogniseFile } from './recognise-file.rules.ts'
import { defaultLimits, type SheetLimits } from './sheet.ts'
import { listSheets } from './workbook-parts.rules.ts'

/** All that is checked before the first row is read. */
const look = (bytes: Uint8Array, given: Partial<SheetLimits> = {}) => {
  const limits = { ...defaultLimits, ...given }
  return recogniseFile(bytes) === 'csv'
    ? decodeText(bytes).encoding
    : listSheets(bytes, checkArchive(bytes, limits), limits)
}
const refusedWith = (code: string) => expect.objectContaining({ name: 'Refusal', code: `sheets.${code}` })
const utf8 = (text: string) => new Uint8Array(Buffer.from(text))
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const plain = workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>')
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const macroType = '<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'

describe('what is not read says why', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['empty', utf8(' \r\n \r\n')],
    ['encoding-unknown', new Uint8Array([0x80, 0xff, 0x2c, 0x0a, 0x81])],
    ['old-excel', new Uint8Array([...oldContainer, ...Array(600).fill(0)])],
    ['encrypted', new Uint8Array([...oldContainer, ...Buffer.from('EncryptedPackage', 'utf16le')])],
    [
      'web-page',
      utf8('\uFEFF<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table>'),
    ],
    ['macros', craftArchive({ ...plain, 'xl/vbaProject.bin': 'x' })],
    ['macros', craftArchive({ ...plain, '[Content_Types].xml': macroType })],
    ['macros', craftArchive({ ...plain, 'xl/macrosheets/sheet1.xml': '<x/>' })],
    ['external-links', craftArchive({ ...plain, 'xl/externalLinks/externalLink1.xml': '<externalLink/>' })],
    ['binary-workbook', craftArchive({ 'xl/workbook.bin': 'x', '[Content_Types].xml': '<Types/>' })],
    [
      'open-document',
      craftArchive({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    ],
    ['not-a-table', craftArchive({ 'word/document.xml': '<x/>', '[Content_Types].xml': '<Types/>' })],
    ['not-a-table', latin('%PDF-1.7')],
    ['not-a-table', latin('\x89PNG\r\n\x1a\n\0\0\0')],
    ['damaged', craftArchive(plain).subarray(0, 700)],
    ['damaged', craftArchive({ ...plain, 'xl/_rels/workbook.xml.rels': '<Relationships/>' })],
  ])(`${hostile(28)} %s`, (code, bytes) => {
    expect(() => look(bytes)).toThrow(refusedWith(code))
  })

  it('and a plain workbook is let through', () => {
    expect(look(craftArchive(plain))).toEqual([{ name: '资产 & 业主', hidden: false, index: 0 }])
  })
})

describe('the encoding of a .csv is found', () => {
  const table = '楼号,业主\r\n3,"张三, 李四"\r\n'

  it.each([
    ['UTF-8', utf8(table)],
    ['UTF-8', utf8('only,ascii\n')],
    ['UTF-8 BOM', utf8(`\uFEFF${table}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${table}`, 'utf16le'))],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${table}`, 'utf16le').swap16())],
    ['GBK', gbk(table)],
  ])(`${hostile(28)} %s`, (encoding, bytes) => {
    expect(look(bytes)).toBe(encoding)
    expect(decodeText(bytes).text).toMatch(/^(楼号,业主\r\n3,"张三, 李四"\r\n|only,ascii\n)$/)
  })
})

describe('an archive is measured before it is unpacked', () => {
  const zeros = (megabytes: number) => workbookParts(`<row><c><v>${'0'.repeat(megabytes * 1024 * 1024)}</v></c></row>`)
  const sheet = 'xl/worksheets/sheet1.xml'

  it.each<[string, string, Uint8Array, Partial<SheetLimits>]>([
    ['a sheet of 60 MB in 60 kB', 'unpacks-too-large', craftArchive(zeros(60)), {}],
    ['parts too large together', 'unpacks-too-large', craftArchive(zeros(2)), { unpackedBytes: 1024 * 1024 }],
    ['a part that says it is nothing', 'unpacks-too-large', craftArchive(zeros(9), { [sheet]: { unpacked: 0 } }), {}],
    ['a part that says it has 4 GB', 'damaged', craftArchive(plain, { [sheet]: { unpacked: 0xffffffff } }), {}],
    ['many parts that are one', 'damaged', craftArchive(zeros(1), { [sheet]: { copies: 900 } }), {}],
    [
      'three thousand parts',
      'too-many-parts',
      craftArchive(Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`x${i}`, '']))),
      {},
    ],
    [
      'sixty sheets',
      'too-many-sheets',
      craftArchive(workbookParts('', { sheets: '<sheet name="x" r:id="rId1"/>'.repeat(60) })),
      {},
    ],
    [
      'a huge table of texts',
      'too-much-text',
      craftArchive(workbookParts('', { texts: '<si><t>abc</t></si>'.repeat(100_000) })),
      { textPartBytes: 1_000_000 },
    ],
  ])(`${hostile(29)} %s is refused`, (_, code, bytes, limits) => {
    expect(() => look(bytes, limits)).toThrow(refusedWith(code))
  })

  it('any damage is refused, never a fault', () => {
    const whole = craftArchive(plain)
    for (let at = 0; at < whole.length; at += 7) {
      const spoilt = Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ 0xff : byte))
      try {
        look(spoilt)
      } catch (error) {
        expect(error).toMatchObject({ name: 'Refusal' })
      }
    }
  })
})
