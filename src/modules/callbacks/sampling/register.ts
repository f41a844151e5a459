import type { BusinessDate } from '../../../kernel/dates.ts'
import type { SheetToWrite } from '../../../platform/sheets/index.ts'
import { classNames } from '../words.ts'
import type { Drawable } from './choose.rules.ts'
import type { SampleDetail } from './sample.contract.ts'
import { sampledColumns } from './sample-list.ts'

/** 回访抽查表: what was sampled, and what the second call said against the first; everything that the list can show. */
export const sampleSheet = (sample: SampleDetail, today: BusinessDate): SheetToWrite => ({
  name: '回访抽查表',
  columns: sampledColumns.map(({ title, kind = 'text' }) => ({ header: title, kind })),
  rows: sample.items.map((item) => sampledColumns.map(({ value }) => value(item, { today }))),
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
