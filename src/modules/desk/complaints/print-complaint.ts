import { useCase } from '../../../platform/http/use-case.ts'
import { holdMatter } from '../../matters/index.ts'
import { issuePaper, type PaperContent } from '../../papers/index.ts'
import { answerWayNames, causeKindNames, satisfactionNames, severityNames, validityNames } from '../words.ts'
import type { ComplaintDetail } from './complaint.contract.ts'
import * as contract from './complaint.contract.ts'
import { complaintKind } from './complaint.process.ts'
import { demandMayHandle } from './complaint.rules.ts'
import { showComplaint } from './read-complaint.ts'
import { complaintRecordKind } from './record-kind.ts'

/** Issues 投诉处理记录表 with what is on record now; what comes later is another paper. */
export const printComplaint = useCase(contract.printComplaint, async (context, { matterId }) => {
  const complaint = await holdMatter(context, { matterId, kind: complaintKind })
  demandMayHandle(complaint, context.actor)
  const detail = await showComplaint(context, matterId)
  context.audit({ subject: { kind: 'matter', id: matterId } })
  await issuePaper(context, {
    kind: complaintRecordKind,
    subject: { kind: 'matter', id: matterId },
    content: recordOf(detail),
  })
  return showComplaint(context, matterId)
})

/** What the paper says; empty lines are there to be filled in by hand. */
const recordOf = ({ matter, complaint: c }: ComplaintDetail): PaperContent => ({
  title: '投诉处理记录表',
  lines: [
    { label: '投诉编号', value: matter.number },
    { label: '登记时间', value: shanghai(matter.openedAt) },
    { label: '投诉人', value: matter.callerName },
    { label: '房号', value: matter.place.name },
    { label: '投诉渠道', value: matter.channelName },
    { label: '登记人', value: matter.openedBy },
    { label: '类别', value: `${c.className}（${severityNames[c.severity]}）` },
    { label: '责任部门', value: c.department },
    { label: '投诉内容', value: matter.description || matter.title },
    { label: '关联投诉', value: c.repeatOf?.number ?? '' },
    {
      label: '首次答复',
      value: c.answeredAt === null ? '' : `${shanghai(c.answeredAt)} ${wayOf(c)}：${c.firstAnswer}`,
    },
    { label: '认定', value: c.validity ? validityNames[c.validity] : '' },
    { label: '原因分析', value: c.causeKind ? `${causeKindNames[c.causeKind]}：${c.cause}` : '' },
    { label: '处理措施', value: c.action },
    { label: '处理结果', value: c.result },
    { label: '向业主解释', value: c.explanation },
    { label: '处理时限', value: matter.clocks.map(clockLine).join('；') },
    { label: '业主满意度', value: c.satisfaction ? satisfactionNames[c.satisfaction] : '' },
    { label: '业主意见', value: c.opinion },
  ],
  signatures: ['投诉人', '处理人', '主管'],
})

const wayOf = ({ answerWay }: ComplaintDetail['complaint']): string => (answerWay ? answerWayNames[answerWay] : '')

const clockLine = (clock: ComplaintDetail['matter']['clocks'][number]): string => {
  const standing = clock.metAt === null ? '未完成' : '按时'
  return `${clock.name} ${clock.breachedAt === null ? standing : '超时'}`
}

/** `2026-03-31 09:05` */
const shanghai = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
