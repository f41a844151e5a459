export { type ExportContext, exporting, exportingShort } from './exporting.ts'
export { endingWith, type OpenExport, openExport } from './open-export.ts'
export { countOf, emptyTemplate, filledTemplate } from './template-book.ts'
