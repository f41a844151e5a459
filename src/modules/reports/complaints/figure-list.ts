import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { countedNames, type Facet, facetNames, type Measure, measureIs, measureNames } from '../words.ts'
import { type GroupLine, readCompanyStatistics, readStatistics, type Statistics } from './statistics.contract.ts'

/** One line of the table: the balance, the hours, or the complaints with one value of a facet. */
export interface FigureRow {
  readonly facet: string
  readonly name: string
  /** The line of a facet, which links are made from; none for the balance and the hours. */
  readonly line?: GroupLine
  readonly measures: Readonly<Partial<Record<Measure, number>>>
  readonly hours?: number | null
}

const measures = Object.keys(measureNames) as Measure[]

/** The table of a period in the order in which it is read, printed and exported; values by frequency. */
export const figureRows = (statistics: Statistics): readonly FigureRow[] => [
  ...(['carried', 'received', 'closed', 'open'] as const).map((counted) => ({
    facet: '总体',
    name: countedNames[counted],
    measures: { received: statistics.balance[counted] },
  })),
  { facet: '总体', name: '受理的投诉', line: statistics.all, measures: measuresOf(statistics.all) },
  ...hoursRows('首次答复用时', statistics.hoursToAnswer),
  ...hoursRows('处理完成用时', statistics.hoursToResult),
  ...facetsIn(statistics).flatMap((facet) =>
    linesOf(statistics, facet).map((line) => ({
      facet: facetNames[facet],
      name: line.name,
      line,
      measures: measuresOf(line),
    })),
  ),
]

/** The facets that the statistics have, in the order of the words. */
export const facetsIn = ({ groups }: Statistics): readonly Facet[] =>
  (Object.keys(facetNames) as Facet[]).filter((facet) => groups.some((line) => line.facet === facet))

/** The lines of one facet, the most frequent first. */
export const linesOf = ({ groups }: Statistics, facet: Facet): readonly GroupLine[] =>
  groups
    .filter((line) => line.facet === facet)
    .sort((a, b) => b.received - a.received || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))

const measuresOf = (line: GroupLine): FigureRow['measures'] =>
  Object.fromEntries(measures.map((measure) => [measure, line[measure]]))

const hoursRows = (facet: string, { median, p90 }: Statistics['hoursToAnswer']): FigureRow[] => [
  { facet, name: '中位数', measures: {}, hours: median },
  { facet, name: '九成不超过', measures: {}, hours: p90 },
]

/** What is asked of the list to get the rows of a figure. */
export const rowsOf = (line: GroupLine, measure: Measure): Readonly<Record<string, string>> => {
  const narrower = measureIs[measure]
  return {
    ...(line.facet === 'all' ? {} : { [line.facet]: line.value }),
    ...(narrower === undefined ? {} : { [narrower.facet]: narrower.value }),
  }
}

/** A line that contradicts its column (not due, but broken) has no rows; a link would ask for one of the two only. */
export const contradicts = (line: GroupLine, measure: Measure): boolean => {
  const narrower = measureIs[measure]
  return narrower !== undefined && narrower.facet === line.facet && narrower.value !== line.value
}

export const figureColumns: readonly ListColumn<FigureRow>[] = [
  { id: 'facet', title: '统计项', value: (row) => row.facet },
  { id: 'name', title: '分项', value: (row) => row.name },
  ...measures.map(
    (measure): ListColumn<FigureRow> => ({
      id: measure,
      title: measureNames[measure],
      kind: 'integer',
      value: (row) => row.measures[measure] ?? null,
    }),
  ),
  { id: 'hours', title: '小时', kind: 'decimal', value: (row) => row.hours ?? null },
]

export const exportStatistics = exportOfShort(readStatistics, { name: '投诉统计', columns: figureColumns })

export const exportCompanyStatistics = exportOfShort(readCompanyStatistics, {
  name: '全公司投诉统计',
  columns: figureColumns,
})
