export { type ExportContext, exporting, exportingShort } from './exporting.ts'
