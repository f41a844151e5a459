import { shanghaiTime } from '../../kernel/shanghai-time.ts'
import { type PaperContent, paperKind } from '../papers/index.ts'
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

const sampleKey: Key = {
  ...{
    id: '00000000-0000-4000-8000-000000000000' as Key['id'],
    number: '3-2-1501-1',
    kind: 'vacant',
    label: '',
    pieces: 3,
  },
  ...{ state: 'stored', houseId: null, publicAreaId: null, facilityId: null, place: '3-2-1501', cabinetId: null },
  ...{ cabinetName: '前台钥匙柜', hook: 12, checkedAt: null, testedAt: null, loan: null, entrusted: false, note: '' },
  version: 1,
}
const sampleTime = new Date('2026-11-24T01:30:00Z')

export const loanSlipKind = paperKind({
  id: 'keys.loan-slip',
  code: 'YS',
  name: '钥匙借用单',
  sample: loanSlip(sampleKey, {
    ...{ borrowerKind: 'contractor', borrowerName: '安居装饰 李明', borrowerPhone: '138****5678', purpose: '上门量尺' },
    ...{ ownerTold: '11-24 电话告知业主，业主同意', lentAt: sampleTime, lentBy: '陈客服' },
    dueAt: new Date(sampleTime.getTime() + 4 * 3_600_000),
  }),
})

export const handOverSlipKind = paperKind({
  id: 'keys.hand-over-slip',
  code: 'YJ',
  name: '钥匙移交单',
  sample: handOverSlip(sampleKey, { receiver: '业主 张三', note: '同时移交门禁卡 2 张', at: sampleTime, by: '陈客服' }),
})
