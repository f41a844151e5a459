import { Fragment } from 'react'
import type { Flow, FlowItem, FlowPart } from '../../../ui/console/paper-flow.tsx'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import type { Paper, Signature } from '../contract.ts'
import { pathOf } from '../signature.rules.ts'
import { rowsOfChunks } from './text-chunks.ts'
import './paper-body.css'

/** What stands on a paper; a preview of a template has no number and nobody's signature yet. */
export type PaperShown = Pick<Paper, 'content'> & Partial<Omit<Paper, 'content'>>

/** A paper as pieces that may be divided over sheets: its lines in two columns, its table, its note, where people sign. */
export const flowOf = (paper: PaperShown): Flow => {
  const { lines, columns, rows, signatures, note, footer } = paper.content
  return {
    frame: (parts) => <div className="issued-paper">{parts}</div>,
    parts: [
      ...(paper.voidedAt ? [single('void', <p className="paper-void">作废 · {paper.voidReason}</p>)] : []),
      linesPart(lines),
      ...(columns.length > 0 ? [rowsPart(columns, rows)] : []),
      ...(note === '' ? [] : [single('note', <p className="paper-note">{note}</p>)]),
      single(
        'end',
        <div className="paper-end">
          {signatures.length > 0 && (
            <div className="paper-signatures">
              {signatures.map((place) => (
                <Place key={place} place={place} signature={paper.signatures?.find((one) => one.place === place)} />
              ))}
            </div>
          )}
          <p className="paper-issued">{issuedText(paper)}</p>
          {footer !== '' && <p className="paper-footer">{footer}</p>}
        </div>,
      ),
    ],
  }
}

const single = (key: string, item: FlowItem): FlowPart => ({
  key,
  items: [item],
  wrap: (items) => <Fragment key={key}>{items}</Fragment>,
})

const issuedText = (paper: PaperShown): string =>
  [
    paper.issuedAt === undefined ? '' : `签发 ${dateTimeOf(paper.issuedAt)} ${paper.issuedBy ?? ''}`,
    paper.template ?? '',
    (paper.signatures ?? []).length > 0 ? `校验码 ${checkCode(paper.hash ?? '')}` : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** The first digits of a paper's hash, in groups that can be read out. */
export const checkCode = (hash: string): string => hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1-')

type Line = Paper['content']['lines'][number]

const linesPart = (lines: readonly Line[]): FlowPart => ({
  key: 'lines',
  wrap: (items) => (
    <table key="lines" className="paper-lines">
      <tbody>{items}</tbody>
    </table>
  ),
  items: pairs(lines).flatMap(([left, right], at) => {
    const key = `${at}`
    if (right !== undefined) {
      return [
        <tr key={key}>
          <th scope="row">{left.label}</th>
          <td>{left.value}</td>
          <th scope="row">{right.label}</th>
          <td>{right.value}</td>
        </tr>,
      ]
    }
    return rowsOfChunks([left.value], { characters: 200, lines: 5 }).map(([value], piece) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a line is known by its place.
      <tr key={`${key}.${piece}`} className={piece > 0 ? 'paper-goes-on' : ''}>
        <th scope="row">{piece > 0 ? '' : left.label}</th>
        <td colSpan={3}>{value}</td>
      </tr>
    ))
  }),
})

const rowsPart = (columns: readonly string[], rows: readonly (readonly string[])[]): FlowPart => ({
  key: 'rows',
  wrap: (items) => (
    <table key="rows" className="paper-rows">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{items}</tbody>
    </table>
  ),
  items: rows.flatMap((row, at): FlowItem[] =>
    rowsOfChunks(row, { characters: Math.floor(240 / columns.length), lines: 5 }).map((cells, piece) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a row is known by its place.
      <tr key={`${at}.${piece}`} className={piece > 0 ? 'paper-goes-on' : ''}>
        {cells.map((cell, column) => (
          <td key={columns[column] ?? column}>{cell}</td>
        ))}
      </tr>
    )),
  ),
})

/** A line to sign on; where somebody signed on the screen, the drawing stands on it. */
const Place = ({ place, signature }: { place: string; signature: Signature | undefined }) => (
  <div className="paper-place">
    {place}：
    {signature !== undefined && (
      <>
        {signature.strokes !== null && (
          <svg viewBox="0 0 1000 400" role="img" aria-label={`${signature.name} 的签名`}>
            <path d={pathOf(signature.strokes)} />
          </svg>
        )}
        <small>{signature.holds ? signedText(signature) : '签名与文书内容不符，无效'}</small>
      </>
    )}
  </div>
)

const signedText = ({ name, how, signedAt }: Signature): string =>
  `${name} ${how === 'scanned' ? '手签，扫描件存档' : ''} ${dateTimeOf(signedAt)}`

/** Long values take a whole line of the paper, short ones share it. */
const pairs = (lines: readonly Line[]): [Line, Line | undefined][] => {
  const made: [Line, Line | undefined][] = []
  let waiting: Line | undefined
  for (const line of lines) {
    const long = [...line.value].length > 18 || line.value.includes('\n')
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
