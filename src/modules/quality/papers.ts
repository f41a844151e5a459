import { formatDate } from '../../kernel/dates.ts'
import type { MatterDetail } from '../matters/contract.ts'
import { type PaperContent, paperKind } from '../papers/index.ts'
import type { Notice } from './rectification.store.ts'
import { subjectNames } from './words.ts'

const BLANK = '\u3000'.repeat(20)

/** 整改通知单: what is wrong, who puts it right until when; reply and check are filled in by hand or printed from the record. */
export const noticePaper = (o: {
  matter: Pick<MatterDetail, 'number' | 'place'>
  notice: Pick<Notice, 'toName' | 'subjectKind' | 'subjectName' | 'subjectNumber' | 'deadline' | 'wrong' | 'demand'>
}): PaperContent => ({
  title: '整改通知单',
  lines: [
    { label: '整改编号', value: o.matter.number },
    { label: '整改责任人', value: o.notice.toName },
    { label: '整改对象', value: `${subjectNames[o.notice.subjectKind]}：${o.notice.subjectName}` },
    ...(o.notice.subjectNumber ? [{ label: '相关单号', value: o.notice.subjectNumber }] : []),
    ...(o.matter.place.name ? [{ label: '位置', value: o.matter.place.name }] : []),
    { label: '整改期限', value: `${formatDate(o.notice.deadline)} 24:00 前` },
    { label: '存在问题', value: o.notice.wrong },
    { label: '整改要求', value: o.notice.demand || '按标准整改到位，并回复整改情况。' },
    // Filled in by hand where the paper goes round: each takes the whole width.
    { label: '整改情况', value: BLANK },
    { label: '复查结果', value: BLANK },
  ],
  signatures: ['签发人', '签收人', '复查人'],
  note: '收到后请签收，在期限内整改完毕并回复。复查由整改人以外的人员进行。',
})

export const noticePaperKind = paperKind({
  id: 'quality.rectification-notice',
  code: 'ZGTZ',
  name: '整改通知单',
  sample: noticePaper({
    matter: { number: 'ZG20261124-0001', place: { kind: 'house', id: null, name: '3-2-1501' } },
    notice: {
      ...{ toName: '王师傅', subjectKind: 'repair', subjectName: '厨房水管漏水', subjectNumber: 'BX20261124-0003' },
      ...{
        deadline: '2026-11-26' as Notice['deadline'],
        wrong: '回访时业主反映接口仍有渗水，地面未清理。',
        demand: '',
      },
    },
  }),
})
