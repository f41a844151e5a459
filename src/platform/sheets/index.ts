export { plainNumber } from './cell.rules.ts'
export { readWorkbook, type Workbook } from './read-workbook.ts'
export type { Cell, Encoding, SheetInfo, SheetLimits, SheetRow, SheetSource } from './sheet.ts'
export {
  type SheetColumn,
  type SheetToWrite,
  type SheetValue,
  streamCsv,
  streamWorkbook,
  writeWorkbook,
} from './write-workbook.ts'
