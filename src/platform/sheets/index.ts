export { readWorkbook, type Workbook } from './read-workbook.ts'
export type { Cell, SheetRow } from './sheet.ts'
export { type SheetToWrite, streamWorkbook, writeWorkbook } from './write-workbook.ts'
