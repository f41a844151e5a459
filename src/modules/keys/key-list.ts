import { exportOf, exportOfShort } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { type Key, type LoanLine, listKeys, listLoans, listStockTakes, type StockTake } from './contract.ts'
import { keyProcess } from './key.process.ts'
import { borrowerKindNames, keyKindNames } from './words.ts'

/** `前台钥匙柜 12 号钩` */
export const hookText = (key: Pick<Key, 'cabinetName' | 'hook'>): string =>
  key.hook === null ? '' : `${key.cabinetName} ${key.hook} 号钩`

/** 钥匙台账: what the ledger says of each key, on the page and in its export. */
export const keyColumns: readonly ListColumn<Key>[] = [
  { id: 'number', title: '编号', width: 10, sort: true, value: (key) => key.number },
  { id: 'place', title: '所开部位', width: 9, sort: true, value: (key) => key.place || key.label },
  { id: 'kind', title: '类别', width: 6, value: (key) => keyKindNames[key.kind] },
  { id: 'label', title: '名称', width: 8, optional: true, value: (key) => key.label },
  { id: 'pieces', title: '数量', kind: 'integer', width: 4, value: (key) => key.pieces },
  { id: 'state', title: '状态', width: 13, value: (key) => keyProcess.words.states[key.state] },
  { id: 'hook', title: '位置', width: 11, value: hookText },
  { id: 'borrower', title: '借用人', width: 8, value: (key) => key.loan?.borrowerName ?? '' },
  { id: 'purpose', title: '用途', width: 8, value: (key) => key.loan?.purpose ?? '' },
  { id: 'lentAt', title: '借出', kind: 'moment', width: 8, optional: true, value: (key) => key.loan?.lentAt ?? null },
  { id: 'due', title: '应还', kind: 'moment', width: 8, sort: true, value: (key) => key.loan?.dueAt ?? null },
  { id: 'lentBy', title: '经办人', width: 6, optional: true, value: (key) => key.loan?.lentBy ?? '' },
  { id: 'note', title: '备注', optional: true, value: (key) => key.note },
]

export const exportKeys = exportOf(listKeys, { name: '钥匙台账', columns: keyColumns })

/** 钥匙借还登记. */
export const loanColumns: readonly ListColumn<LoanLine>[] = [
  { id: 'number', title: '钥匙编号', width: 9, value: (loan) => loan.number },
  { id: 'place', title: '所开部位', width: 8, value: (loan) => loan.place },
  { id: 'borrower', title: '借用人', width: 8, value: (loan) => loan.borrowerName },
  { id: 'kind', title: '身份', width: 7, optional: true, value: (loan) => borrowerKindNames[loan.borrowerKind] },
  { id: 'purpose', title: '用途', width: 8, value: (loan) => loan.purpose },
  { id: 'lentAt', title: '借出', kind: 'moment', width: 9, value: (loan) => loan.lentAt },
  { id: 'lentBy', title: '经办', width: 5, value: (loan) => loan.lentBy },
  { id: 'due', title: '应还', kind: 'moment', width: 9, value: (loan) => loan.dueAt },
  {
    id: 'ended',
    title: '归还',
    kind: 'moment',
    width: 9,
    value: (loan) => (loan.endedHow === 'lost' ? '遗失' : (loan.endedAt ?? '未归还')),
  },
  { id: 'endedBy', title: '验收', width: 5, value: (loan) => loan.endedBy },
  { id: 'condition', title: '归还情况', value: (loan) => loan.condition },
]

export const exportLoans = exportOf(listLoans, { name: '钥匙借还登记', columns: loanColumns })

/** 钥匙盘点: one count a month. */
export const stockTakeColumns: readonly ListColumn<StockTake>[] = [
  { id: 'month', title: '月份', width: 6, sort: true, value: (take) => take.month.slice(0, 7) },
  {
    id: 'state',
    title: '进度',
    width: 8,
    value: (take) => (take.finishedAt === null ? `已盘 ${take.counted}/${take.total}` : '已结束'),
  },
  { id: 'total', title: '应盘', kind: 'integer', width: 4, value: (take) => take.total },
  { id: 'missing', title: '未见', kind: 'integer', width: 5, sort: true, value: (take) => take.missing },
  { id: 'started', title: '开始', kind: 'moment', width: 9, sort: true, value: (take) => take.startedAt },
  { id: 'startedBy', title: '开始人', width: 6, value: (take) => take.startedBy },
  { id: 'finished', title: '结束', kind: 'moment', width: 9, value: (take) => take.finishedAt },
  { id: 'finishedBy', title: '结束人', width: 6, value: (take) => take.finishedBy },
  { id: 'note', title: '说明', value: (take) => take.note },
]

export const exportStockTakes = exportOfShort(listStockTakes, { name: '钥匙盘点', columns: stockTakeColumns })
