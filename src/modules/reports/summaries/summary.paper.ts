import { type BusinessDate, businessDateAt, formatDate } from '../../../kernel/dates.ts'
import { type PaperContent, paperKind } from '../../papers/index.ts'
import { facetsIn, linesOf } from '../complaints/figure-list.ts'
import type { GroupLine, Statistics } from '../complaints/statistics.contract.ts'
import { facetNames, measureNames } from '../words.ts'
import { weekInWords } from './begin-summaries.ts'
import type { SummaryWords } from './summary.rules.ts'

/** Facets of the table on paper; the others are in the sentences above it. */
const ON_PAPER = ['class', 'channel', 'cause', 'department', 'building'] as const

/** What the paper says: the figures as they were at the signing, and the supervisor's words. */
export const summaryPaper = (o: {
  week: BusinessDate
  words: SummaryWords
  figures: Statistics
  edition: number
  reason: string
  signer: string
  at: Date
}): PaperContent => {
  const { figures, words } = o
  return {
    title: o.edition === 1 ? '投诉周报' : `投诉周报（第 ${o.edition} 版）`,
    lines: [
      { label: '统计期间', value: `${weekInWords(o.week)}（按登记时间）` },
      ...(o.edition === 1 ? [] : [{ label: '另版原因', value: o.reason }]),
      { label: '收办情况', value: balanceInWords(figures) },
      { label: '24 小时处理', value: valuesInWords(figures, 'handled') },
      { label: '72 小时答复', value: valuesInWords(figures, 'replied') },
      { label: '业主满意度', value: valuesInWords(figures, 'satisfaction') },
      { label: '认定', value: valuesInWords(figures, 'validity') },
      { label: '用时', value: hoursInWords(figures) },
      { label: '主要问题', value: words.problems },
      { label: '原因分析', value: words.causes },
      { label: '改进措施', value: words.measures },
    ],
    columns: ['统计项', '分项', ...Object.values(measureNames)],
    rows: ON_PAPER.filter((facet) => facetsIn(figures).includes(facet)).flatMap((facet) =>
      linesOf(figures, facet).map((line) => [facetNames[facet], line.name, ...cellsOf(line)]),
    ),
    signatures: [`客服主管（${o.signer}）`, '项目经理'],
    note: `数字为 ${formatDate(businessDateAt(o.at))}签发时的数字；以后投诉有变更的，系统在原数字旁标“修订”。`,
  }
}

const cellsOf = (line: GroupLine): string[] =>
  (Object.keys(measureNames) as (keyof typeof measureNames)[]).map((measure) => String(line[measure]))

const balanceInWords = ({ balance, before }: Statistics): string => {
  const { carried, received, closed, open } = balance
  const more = received - before.balance.received
  const compared = more === 0 ? '与上周持平' : `比上周${more > 0 ? '多' : '少'} ${Math.abs(more)} 件`
  return `上期结转 ${carried} 件，受理 ${received} 件（${compared}），办结 ${closed} 件，期末未结 ${open} 件`
}

const valuesInWords = (figures: Statistics, facet: Parameters<typeof linesOf>[1]): string =>
  linesOf(figures, facet)
    .map(({ name, received }) => `${name} ${received}`)
    .join('，') || '无'

const hoursInWords = ({ hoursToAnswer, hoursToResult }: Statistics): string =>
  [
    { name: '首次答复', hours: hoursToAnswer },
    { name: '处理完成', hours: hoursToResult },
  ]
    .map(({ name, hours }) =>
      hours.median === null ? `${name}：无` : `${name}：中位数 ${hours.median} 小时，九成不超过 ${hours.p90} 小时`,
    )
    .join('；')

const sampleLine: GroupLine = {
  ...{ facet: 'class', value: 'facilities', name: '设施设备', received: 5, valid: 4, repeat: 1 },
  ...{ handledBroken: 1, repliedBroken: 0, unsatisfied: 1 },
}
const sampleOf = (facet: string, name: string, received: number): GroupLine => ({
  ...sampleLine,
  facet,
  name,
  received,
})
const sampleBalance = { carried: 2, received: 5, closed: 4, open: 3 }
const sampleWeek = '2026-11-16' as BusinessDate

/** 投诉周报, numbered `TSZB-2026-00012`. */
export const summaryPaperKind = paperKind({
  id: 'reports.complaint-summary',
  code: 'TSZB',
  name: '投诉周报',
  sample: summaryPaper({
    week: sampleWeek,
    words: {
      problems: '3 栋电梯投诉集中。',
      causes: '门机老化，维保不到位。',
      measures: '约谈维保单位，本周更换门机皮带。',
    },
    figures: {
      ...{
        from: sampleWeek,
        to: '2026-11-22' as BusinessDate,
        balance: sampleBalance,
        all: sampleOf('all', '合计', 5),
      },
      groups: [
        sampleLine,
        ...[sampleOf('handled', '按时', 4), sampleOf('handled', '超时', 1), sampleOf('replied', '按时', 5)],
        ...[sampleOf('satisfaction', '满意', 4), sampleOf('validity', '有效投诉', 4), sampleOf('channel', '电话', 5)],
      ],
      hoursToAnswer: { count: 5, median: 3.5, p90: 20 },
      hoursToResult: { count: 4, median: 18, p90: 30 },
      before: {
        ...{ from: '2026-11-09' as BusinessDate, to: '2026-11-15' as BusinessDate },
        ...{ balance: { ...sampleBalance, received: 4 }, all: sampleOf('all', '合计', 4) },
      },
      trend: [],
    },
    ...{ edition: 1, reason: '', signer: '赵主管', at: new Date('2026-11-23T02:00:00Z') },
  }),
})
