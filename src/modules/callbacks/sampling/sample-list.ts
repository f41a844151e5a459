import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { satisfactionNames, verdictNames } from '../words.ts'
import { listSamples, readSample, type SampleItem, type SampleRow } from './sample.contract.ts'

/** What the list says of each month's sample, on the page and in its export. */
export const sampleColumns: readonly ListColumn<SampleRow>[] = [
  { id: 'month', title: '月份', width: 6, sort: true, value: (row) => row.month },
  { id: 'pool', title: '当月已回访', kind: 'integer', width: 7, sort: true, value: (row) => row.pool },
  { id: 'size', title: '抽中', kind: 'integer', width: 5, sort: true, value: (row) => row.size },
  { id: 'checked', title: '已核', kind: 'integer', width: 5, sort: true, value: (row) => row.checked },
  { id: 'agrees', title: '一致', kind: 'integer', width: 5, value: (row) => row.agrees },
  { id: 'differs', title: '不一致', kind: 'integer', width: 6, sort: true, value: (row) => row.differs },
  { id: 'unreached', title: '未联系上', kind: 'integer', width: 6, value: (row) => row.unreached },
  { id: 'drawnAt', title: '抽样时间', kind: 'moment', width: 9, value: (row) => row.drawnAt },
  { id: 'drawnBy', title: '抽样人', value: (row) => row.drawnBy },
]

export const exportSamples = exportOfShort(listSamples, { name: '回访抽查', columns: sampleColumns })

/** What is said of each sampled callback: on the page, in its export and on the first sheet of the register. */
export const sampledColumns: readonly ListColumn<SampleItem>[] = [
  { id: 'position', title: '序号', kind: 'integer', width: 4, sort: true, value: (item) => item.position },
  { id: 'number', title: '回访编号', width: 10.5, sort: true, value: (item) => item.number },
  { id: 'class', title: '类别', width: 8, sort: true, value: classOf },
  { id: 'place', title: '位置', width: 7, sort: true, value: (item) => item.place.name },
  { id: 'title', title: '回访事由', value: (item) => item.title.replace(/^回访：/, '') },
  { id: 'recordedBy', title: '回访人', width: 5.5, sort: true, value: (item) => item.recordedBy },
  { id: 'recordedAt', title: '回访时间', kind: 'moment', width: 8, sort: true, value: (item) => item.recordedAt },
  { id: 'first', title: '第一次', width: 8.5, value: firstOf },
  { id: 'opinion', title: '住户意见', width: 12, optional: true, value: (item) => item.opinion },
  {
    id: 'second',
    title: '第二次',
    width: 6,
    value: (item) => item.secondSatisfaction && satisfactionNames[item.secondSatisfaction],
  },
  {
    id: 'verdict',
    title: '对照',
    width: 6,
    sort: true,
    value: (item) => (item.verdict ? verdictNames[item.verdict] : '待核'),
  },
  { id: 'differs', title: '不一致之处', width: 10, optional: true, value: (item) => item.differs },
  { id: 'note', title: '说明', width: 10, optional: true, value: (item) => item.note },
  { id: 'checkedBy', title: '抽查人', width: 5.5, value: (item) => item.checkedBy },
  { id: 'checkedAt', title: '抽查时间', kind: 'moment', width: 8, optional: true, value: (item) => item.checkedAt },
  {
    id: 'rectification',
    title: '整改通知',
    width: 10.5,
    optional: true,
    value: (item) => item.secondRectification?.number ?? '',
  },
  { id: 'key', title: '抽样摘要', width: 9, optional: true, value: (item) => item.drawKey },
]

function classOf({ must, className }: SampleItem): string {
  return must ? `${className}（必抽）` : className
}

function firstOf({ satisfaction, problem }: SampleItem): string {
  if (satisfaction === null) return ''
  return problem ? `${satisfactionNames[satisfaction]} · 有问题` : satisfactionNames[satisfaction]
}

export const exportSampled = exportOfShort(readSample, { name: '回访抽查表', columns: sampledColumns })
