import type { SheetToWrite } from '../../platform/sheets/index.ts'
import type { PaperRow } from './contract.ts'

/** 文书台账 as a sheet: the columns of the list, in its order. */
export const paperRegister = (papers: readonly PaperRow[]): SheetToWrite => ({
  name: '文书台账',
  columns: [
    { header: '编号', kind: 'text' },
    { header: '文书', kind: 'text' },
    { header: '签发时间', kind: 'moment' },
    { header: '签发人', kind: 'text' },
    { header: '打印次数', kind: 'integer' },
    { header: '签名处', kind: 'integer' },
    { header: '已签', kind: 'integer' },
    { header: '作废时间', kind: 'moment' },
    { header: '作废原因', kind: 'text', width: 40 },
  ],
  rows: papers.map((paper) => [
    paper.number,
    paper.title,
    new Date(paper.issuedAt),
    paper.issuedBy,
    paper.prints,
    paper.places,
    paper.signed,
    paper.voidedAt && new Date(paper.voidedAt),
    paper.voidReason,
  ]),
})
