import { PrintSheet } from '../../../ui/console/print-sheet.tsx'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { type FigureRow, figureColumns, figureRows } from '../complaints/figure-list.ts'
import type { Statistics, Summary } from '../contract.ts'
import { type ChosenPeriod, periodInWords } from './period.ts'

interface StatisticsPrintProps {
  readonly figures: Statistics
  readonly period: ChosenPeriod
  readonly across: boolean
  readonly summary: Summary | undefined
  readonly close: () => void
}

const ROWS_ON_A_PAGE = 36

/** 投诉统计表 on A4: the table of the page, whatever the period; a signed week is printed as its paper. */
export const StatisticsPrint = ({ figures, period, across, summary, close }: StatisticsPrintProps) => {
  const { name } = useCommunity()
  const rows = figureRows(figures)
  const pages = Array.from({ length: Math.ceil(rows.length / ROWS_ON_A_PAGE) }, (_, at) =>
    rows.slice(at * ROWS_ON_A_PAGE, (at + 1) * ROWS_ON_A_PAGE),
  )
  const [signed] = summary?.editions ?? []
  const state =
    signed === undefined ? `打印时的数字，${dateTimeOf(serverNow())}` : `签发时的数字，${signed.paperNumber}`
  return (
    <PrintSheet
      kind="reports.complaints"
      title="投诉统计表"
      company={across ? '全公司' : name}
      fits={['a4']}
      close={close}
      pages={pages.map((page, at) => (
        <div key={page[0]?.facet} className="figure-print">
          <p>{`统计期间：${periodInWords(period)}（按登记时间）　${state}`}</p>
          <PrintedRows rows={page} />
          {at === pages.length - 1 && <p className="figure-signs">制表：　　　　　　审核：　　　　　　日期：</p>}
        </div>
      ))}
    />
  )
}

const PrintedRows = ({ rows }: { rows: readonly FigureRow[] }) => {
  const on = { today: '' as never }
  return (
    <table>
      <thead>
        <tr>
          {figureColumns.map(({ id, title }) => (
            <th key={id} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={`${row.facet} ${row.line?.value ?? row.name}`}>
            {figureColumns.map(({ id, value }) => (
              <td key={id}>
                {id === 'facet' && rows[at - 1]?.facet === row.facet ? '' : String(value(row, on) ?? '')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
