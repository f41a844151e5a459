import { crc32, deflateRawSync } from 'node:zlib'

/** What an attacker may say about a part instead of the truth. */
interface Lies {
  readonly unpacked?: number
  readonly copies?: number
}

/** A zip archive made by hand, so that it can be malformed. Of `copies` all directory entries point at one content. */
export const craftArchive = (
  parts: Readonly<Record<string, string | Uint8Array>>,
  lies: Readonly<Record<string, Lies>> = {},
): Uint8Array => {
  const contents: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const { unpacked = content.length, copies = 1 } = lies[name] ?? {}
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(content), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(unpacked, 8)
    for (let copy = 0; copy < copies; copy++) {
      const named = Buffer.from(copy === 0 ? name : `${copy}/${name}`)
      directory.push(directoryEntry(named, sizes, offset), named)
    }
    const local = Buffer.concat([
      Buffer.from('504b0304140000000800000000 00'.replaceAll(' ', ''), 'hex'),
      sizes,
      Buffer.alloc(4),
      Buffer.from(name),
    ])
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    contents.push(local, packed)
    offset += local.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...contents, index, end]))
}

const directoryEntry = (name: Buffer, sizes: Buffer, offset: number): Buffer => {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(8, 10)
  sizes.copy(entry, 16)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return entry
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook of one sheet, from the XML of its rows. */
export const workbookParts = (
  rows: string,
  more: { texts?: string; afterRows?: string; sheets?: string; workbook?: string } = {},
) => ({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${more.workbook ?? ''}<sheets><sheet name="资产 &amp; 业主" sheetId="1" r:id="rId1"/>${more.sheets ?? ''}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${RELATIONS}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${more.texts ?? '<si><t>楼号</t></si>'}</sst>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${more.afterRows ?? ''}</worksheet>`,
})
