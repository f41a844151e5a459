import type { PreviewRow } from '../../import/contract.ts'

/** Cells that are not taken as they stand: column, value, reason, and the fix where one is evident. */
export const FaultLines = ({ faults }: { faults: PreviewRow['faults'] }) => {
  if (faults.length === 0) return null
  return (
    <ul className="faults">
      {faults.map(({ column, header, value, reason, fix, weight }) => (
        <li key={`${column}-${reason}`} className={`fault-${weight}`}>
          <b>{header === '' ? letterOf(column) : `${letterOf(column)} ${header}`}</b>
          {value !== '' && <q>{value}</q>}
          {fix !== undefined && fix !== '' && <span className="fault-fix">→ {fix}</span>}
          <span>{reason}</span>
        </li>
      ))}
    </ul>
  )
}

/** Old and new values of what would change. */
export const ChangeLines = ({ changes }: { changes: PreviewRow['changes'] }) => (
  <ul className="changes">
    {changes.map(({ field, from, to }) => (
      <li key={field + to}>
        <b>{field}</b>
        {from !== '' && <del>{from}</del>}
        <ins>{to}</ins>
      </li>
    ))}
  </ul>
)

/** The column as Excel names it: 1 → `A列`, 28 → `AB列`. */
const letterOf = (column: number): string => {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters === '' ? '整行' : `${letters}列`
}
