import { contradicts, facetsIn, linesOf, rowsOf } from '../complaints/figure-list.ts'
import type { Revisions } from '../complaints/revisions.ts'
import type { GroupLine, Statistics } from '../contract.ts'
import { facetNames, type Measure, measureNames } from '../words.ts'
import { Figure } from './figure.tsx'
import type { ChosenPeriod } from './period.ts'

interface FigureTableProps {
  readonly figures: Statistics
  readonly period: ChosenPeriod
  readonly across: boolean
  readonly revisions: Revisions | undefined
}

const measures = Object.keys(measureNames) as Measure[]

/** All complaints received in the period by every facet; each figure opens its rows. */
export const FigureTable = ({ figures, period, across, revisions }: FigureTableProps) => {
  const added = revisions?.added ?? []
  const cells = (line: GroupLine, isNew: boolean) =>
    measures.map((measure) => (
      <td key={measure}>
        {contradicts(line, measure) ? (
          <span className="figure-none">—</span>
        ) : (
          <Figure
            {...{ period, across }}
            count={isNew ? 0 : line[measure]}
            today={isNew ? line[measure] || undefined : revisions?.ofLine(line, measure)}
            only={rowsOf(line, measure)}
            name={`${line.name} ${measureNames[measure]}`}
          />
        )}
      </td>
    ))
  return (
    <section className="figure-scroll" aria-label="投诉分类统计" tabIndex={-1}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">统计项</th>
            <th scope="col">分项</th>
            {measures.map((measure) => (
              <th key={measure} scope="col">
                {measureNames[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="figure-total">
            <th scope="rowgroup">合计</th>
            <th scope="row">受理的投诉</th>
            {cells(figures.all, false)}
          </tr>
        </tbody>
        {facetsIn(figures).map((facet) => {
          const signed = linesOf(figures, facet)
          const later = added.filter((line) => line.facet === facet)
          return (
            <tbody key={facet}>
              {[...signed, ...later].map((line, at) => (
                <tr key={line.value}>
                  {at === 0 && (
                    <th scope="rowgroup" rowSpan={signed.length + later.length}>
                      {facetNames[facet]}
                    </th>
                  )}
                  <th scope="row">{line.name}</th>
                  {cells(line, at >= signed.length)}
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </section>
  )
}
