import type { SheetToWrite } from '../../../platform/sheets/index.ts'
import { classNames, satisfactionNames, verdictNames } from '../words.ts'
import type { Drawable } from './choose.rules.ts'
import type { SampleDetail } from './sample.contract.ts'

const moment = (at: string | null) => (at === null ? null : new Date(at))

/** 回访抽查表: what was sampled, and what the second call said against the first. */
export const sampleSheet = (sample: SampleDetail): SheetToWrite => ({
  name: '回访抽查表',
  columns: [
    { header: '序号', kind: 'integer' },
    { header: '回访编号', kind: 'text' },
    { header: '类别', kind: 'text' },
    { header: '位置', kind: 'text' },
    { header: '回访事由', kind: 'text', width: 30 },
    { header: '回访人', kind: 'text' },
    { header: '回访时间', kind: 'moment' },
    { header: '第一次满意度', kind: 'text' },
    { header: '住户意见', kind: 'text', width: 30 },
    { header: '抽查结果', kind: 'text' },
    { header: '第二次满意度', kind: 'text' },
    { header: '不一致之处', kind: 'text', width: 30 },
    { header: '说明', kind: 'text', width: 30 },
    { header: '抽查人', kind: 'text' },
    { header: '抽查时间', kind: 'moment' },
    { header: '整改通知', kind: 'text' },
  ],
  rows: sample.items.map((item) => [
    item.position,
    item.number,
    item.className,
    item.place.name,
    item.title,
    item.recordedBy,
    moment(item.recordedAt),
    item.satisfaction ? satisfactionNames[item.satisfaction] : '',
    item.opinion,
    item.verdict ? verdictNames[item.verdict] : '',
    item.secondSatisfaction ? satisfactionNames[item.secondSatisfaction] : '',
    item.differs,
    item.note,
    item.checkedBy,
    moment(item.checkedAt),
    item.secondRectification?.number ?? '',
  ]),
})

/** 抽样底册: the whole pool with the key of each, in the order of the draw, so that anyone can draw it again. */
export const poolSheet = (sample: SampleDetail, pool: readonly Drawable[]): SheetToWrite => {
  const drawn = new Map(sample.items.map((item) => [item.number, item]))
  return {
    name: '抽样底册',
    columns: [
      { header: '次序', kind: 'integer' },
      { header: '回访编号', kind: 'text' },
      { header: '类别', kind: 'text' },
      { header: '摘要 SHA-256(种子:编号)', kind: 'text', width: 66 },
      { header: '抽中', kind: 'text' },
      { header: '种子', kind: 'text', width: 34 },
      { header: '比例%', kind: 'integer' },
      { header: '最少件数', kind: 'integer' },
    ],
    rows: [...pool]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((one, at) => [
        at + 1,
        one.number,
        classNames[one.class],
        one.key,
        drawnAs(drawn.get(one.number)),
        sample.seed,
        sample.percent,
        sample.least,
      ]),
  }
}

const drawnAs = (item: { readonly must: boolean } | undefined): string => {
  if (item === undefined) return ''
  return item.must ? '抽中（必含）' : '抽中'
}
