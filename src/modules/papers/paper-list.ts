import { exportOf } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { listPapers, type PaperRow } from './contract.ts'

/** What the register says of each paper, on the page and in its export. */
export const paperColumns: readonly ListColumn<PaperRow>[] = [
  { id: 'number', title: '编号', width: 10, sort: true, value: (paper) => paper.number },
  { id: 'title', title: '文书', width: 12, value: (paper) => paper.title },
  { id: 'state', title: '状态', width: 6, value: (paper) => stateText(paper) },
  { id: 'issuedAt', title: '签发', kind: 'moment', width: 9, sort: true, value: (paper) => paper.issuedAt },
  { id: 'issuedBy', title: '签发人', width: 6, value: (paper) => paper.issuedBy },
  { id: 'signed', title: '签名', width: 6, value: (paper) => signedText(paper) },
  { id: 'prints', title: '打印', kind: 'integer', width: 4, value: (paper) => paper.prints },
  { id: 'voidedAt', title: '作废时间', kind: 'moment', width: 9, optional: true, value: (paper) => paper.voidedAt },
  { id: 'voidReason', title: '作废原因', value: (paper) => paper.voidReason },
]

const stateText = ({ voidedAt, prints }: PaperRow): string => {
  if (voidedAt !== null) return '已作废'
  return prints === 0 ? '未打印' : '有效'
}

const signedText = ({ places, signed }: PaperRow): string => {
  if (places === 0) return '不需要'
  return signed === 0 ? '未签' : `已签 ${signed}/${places}`
}

export const exportPapers = exportOf(listPapers, { name: '文书台账', columns: paperColumns })
