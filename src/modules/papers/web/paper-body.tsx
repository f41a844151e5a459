import { dateTimeOf } from '../../../ui/shared/format.ts'
import type { Paper } from '../contract.ts'
import './paper-body.css'

/** What a paper says: its lines in two columns, its table, its note, and where people sign. */
export const PaperBody = ({ paper }: { paper: Paper }) => {
  const { lines, columns, rows, signatures, note } = paper.content
  return (
    <div className="issued-paper">
      {paper.voidedAt !== null && <p className="paper-void">作废 · {paper.voidReason}</p>}
      <table className="paper-lines">
        <tbody>
          {pairs(lines).map(([left, right]) => (
            <tr key={left.label}>
              <th scope="row">{left.label}</th>
              <td colSpan={right === undefined ? 3 : 1}>{left.value}</td>
              {right !== undefined && (
                <>
                  <th scope="row">{right.label}</th>
                  <td>{right.value}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {(columns ?? []).length > 0 && (
        <table className="paper-rows">
          <thead>
            <tr>
              {(columns ?? []).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(rows ?? []).map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column.
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note !== '' && <p className="paper-note">{note}</p>}
      <div className="paper-signatures">
        {(signatures ?? []).map((who) => (
          <span key={who}>{who}：</span>
        ))}
      </div>
      <p className="paper-issued">
        签发 {dateTimeOf(paper.issuedAt)} {paper.issuedBy}
      </p>
    </div>
  )
}

type Line = Paper['content']['lines'][number]

/** Long values take a whole line of the paper, short ones share it. */
const pairs = (lines: readonly Line[]): [Line, Line | undefined][] => {
  const made: [Line, Line | undefined][] = []
  let waiting: Line | undefined
  for (const line of lines) {
    const long = [...line.value].length > 18
    if (waiting === undefined && !long) {
      waiting = line
      continue
    }
    if (waiting === undefined) made.push([line, undefined])
    else if (long) made.push([waiting, undefined], [line, undefined])
    else made.push([waiting, line])
    waiting = undefined
  }
  return waiting === undefined ? made : [...made, [waiting, undefined]]
}
