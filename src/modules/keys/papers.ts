import { shanghaiTime } from '../../kernel/shanghai-time.ts'
import type { PaperContent } from '../papers/index.ts'
import type { Key } from './contract.ts'
import { type BorrowerKind, borrowerKindNames, keyKindNames } from './words.ts'

/** 钥匙借用单: who takes which key, what for, until when; signed by both sides. */
export const loanSlip = (
  key: Key,
  loan: {
    borrowerKind: BorrowerKind
    borrowerName: string
    borrowerPhone: string
    purpose: string
    ownerTold: string
    lentAt: Date
    dueAt: Date
    lentBy: string
  },
): PaperContent => ({
  title: '钥匙借用单',
  lines: [
    { label: '钥匙编号', value: key.number },
    { label: '数量', value: `${key.pieces} 把` },
    { label: '类别', value: keyKindNames[key.kind] },
    { label: '所开部位', value: key.place || key.label },
    { label: '借用人', value: `${loan.borrowerName}（${borrowerKindNames[loan.borrowerKind]}）` },
    { label: '联系电话', value: loan.borrowerPhone },
    { label: '用途', value: loan.purpose },
    ...(loan.ownerTold ? [{ label: '业主联系情况', value: loan.ownerTold }] : []),
    { label: '借出时间', value: shanghaiTime(loan.lentAt) },
    { label: '应还时间', value: shanghaiTime(loan.dueAt) },
    { label: '经办人', value: loan.lentBy },
    // Filled in by hand when the key comes back.
    { label: '归还时间', value: '' },
    { label: '归还情况', value: '' },
  ],
  signatures: ['借用人', '经办人', '归还验收人'],
  note: '请妥善保管，不得转借、配制；到期归还，归还时由经办人查验。遗失请立即报告。',
})

/** 钥匙移交单: a key leaves the centre for good. */
export const handOverSlip = (key: Key, o: { receiver: string; note: string; at: Date; by: string }): PaperContent => ({
  title: '钥匙移交单',
  lines: [
    { label: '钥匙编号', value: key.number },
    { label: '数量', value: `${key.pieces} 把` },
    { label: '所开部位', value: key.place || key.label },
    { label: '接收人', value: o.receiver },
    { label: '移交时间', value: shanghaiTime(o.at) },
    { label: '经办人', value: o.by },
    ...(o.note ? [{ label: '备注', value: o.note }] : []),
  ],
  signatures: ['接收人', '经办人'],
})
