import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type ImportedFile, listImports } from './contract.ts'
import { importProcess } from './import.process.ts'
import { madeInWords } from './made-in-words.ts'

/** What is said of each import, on the page and in the export: who, when, which file, what became of it. */
export const importColumns: readonly ListColumn<ImportedFile>[] = [
  { id: 'file', title: '文件', value: (file) => file.fileName },
  { id: 'what', title: '内容', value: registersOf },
  { id: 'when', title: '上传', kind: 'moment', width: 9, value: (file) => file.uploadedAt },
  { id: 'who', title: '上传人', width: 6, value: (file) => file.uploadedBy },
  { id: 'rows', title: '数据行', kind: 'integer', width: 6, value: (file) => file.counts.rows },
  { id: 'bad', title: '有误', kind: 'integer', width: 5, value: badOf },
  { id: 'state', title: '结果', width: 20, value: resultOf },
]

function registersOf({ sheets }: ImportedFile): string {
  return [...new Set(sheets.map(({ registerName }) => registerName))].filter((name) => name !== '').join('、')
}

function badOf({ counts }: ImportedFile): number {
  return (counts.verdicts.bad ?? 0) + (counts.verdicts.conflict ?? 0)
}

function resultOf(file: ImportedFile): string {
  const state = importProcess.words.states[file.state]
  return file.state === 'applied' ? `${state} ${madeInWords(file)}` : state
}

export const exportImports = exportOf(listImports, { name: '导入记录', columns: importColumns })
