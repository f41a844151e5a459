import type { AnswerOf } from '../../kernel/endpoint.ts'
import { exportOfShort } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { listSeries } from './contract.ts'

export type Series = AnswerOf<typeof listSeries>['series'][number]

/** What the list says of each series of numbers, on the page and in its export. */
export const seriesColumns: readonly ListColumn<Series>[] = [
  { id: 'name', title: '文书', width: 12, sort: true, value: (one) => one.name },
  { id: 'code', title: '字头', width: 5, sort: true, value: (one) => one.code },
  { id: 'year', title: '年度', width: 5, sort: true, value: (one) => `${one.year}` },
  { id: 'first', title: '起', width: 9, value: (one) => written(one, 1) },
  { id: 'last', title: '止', width: 9, value: (one) => written(one, one.lastNumber) },
  { id: 'count', title: '签发', kind: 'integer', width: 5, sort: true, value: (one) => one.lastNumber },
  { id: 'voided', title: '其中作废', kind: 'integer', width: 6, sort: true, value: (one) => one.voided },
]

function written({ code, year }: Series, number: number): string {
  return `${code}-${year}-${String(number).padStart(5, '0')}`
}

export const exportSeries = exportOfShort(listSeries, { name: '编号序列', columns: seriesColumns })
