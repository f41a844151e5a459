import { shanghaiTime } from '../../../kernel/shanghai-time.ts'
import { type PaperContent, paperKind } from '../../papers/index.ts'
import { answerWayNames, causeKindNames, satisfactionNames, severityNames, validityNames } from '../words.ts'
import type { ComplaintDetail } from './complaint.contract.ts'

type Matter = ComplaintDetail['matter']

/** What of a complaint stands on the paper. */
interface Recorded {
  readonly matter: Pick<
    Matter,
    'number' | 'openedAt' | 'callerName' | 'channelName' | 'openedBy' | 'title' | 'description'
  > & {
    readonly place: Pick<Matter['place'], 'name'>
    readonly clocks: readonly Pick<Matter['clocks'][number], 'name' | 'metAt' | 'breachedAt'>[]
  }
  readonly complaint: Omit<ComplaintDetail['complaint'], 'repeatOf' | 'repeats'> & {
    readonly repeatOf: { readonly number: string } | null
  }
}

/** What the paper says; empty lines are there to be filled in by hand. */
export const complaintRecord = ({ matter, complaint: c }: Recorded): PaperContent => ({
  title: '投诉处理记录表',
  lines: [
    { label: '投诉编号', value: matter.number },
    { label: '登记时间', value: shanghaiTime(new Date(matter.openedAt)) },
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
      value: c.answeredAt === null ? '' : `${shanghaiTime(new Date(c.answeredAt))} ${wayOf(c)}：${c.firstAnswer}`,
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

const wayOf = ({ answerWay }: Recorded['complaint']): string => (answerWay ? answerWayNames[answerWay] : '')

const clockLine = (clock: Recorded['matter']['clocks'][number]): string => {
  const standing = clock.metAt === null ? '未完成' : '按时'
  return `${clock.name} ${clock.breachedAt === null ? standing : '超时'}`
}

const sample: Recorded = {
  matter: {
    ...{ number: 'TS20261124-0007', openedAt: '2026-11-24T01:30:00Z', callerName: '张三', channelName: '电话' },
    ...{
      openedBy: '陈客服',
      title: '2 号电梯一直抖',
      description: '2 号电梯一直抖，门也关不严',
      place: { name: '3-2-1501' },
    },
    clocks: [
      { name: '投诉处理时限', metAt: '2026-11-24T08:00:00Z', breachedAt: null },
      { name: '投诉答复时限', metAt: '2026-11-24T02:00:00Z', breachedAt: null },
    ],
  },
  complaint: {
    ...{ classCode: 'facilities', className: '设施设备', severity: 'ordinary', department: '工程部', repeatOf: null },
    ...{ takenBy: '陈客服', firstAnswer: '维保单位今天下午到场', answerWay: 'phone', answeredBy: '陈客服' },
    ...{ answeredAt: '2026-11-24T02:00:00Z', resolvedAt: '2026-11-24T08:00:00Z', handledBy: '陈客服', reopened: 0 },
    ...{ validity: 'valid', causeKind: 'equipment', cause: '门机皮带老化', action: '更换皮带，全楼电梯复查' },
    ...{ result: '运行平稳', explanation: '已说明维保周期', satisfaction: 'satisfied', opinion: '处理得很快' },
  },
}

export const complaintRecordKind = paperKind({
  id: 'desk.complaint-record',
  code: 'TSJL',
  name: '投诉处理记录表',
  sample: complaintRecord(sample),
})
