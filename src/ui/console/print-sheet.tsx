import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { dateTimeOf } from '../shared/format.ts'
import { kept } from '../shared/preferences.ts'
import { asProblem } from '../shared/problem.ts'
import { serverNow } from '../shared/server-clock.ts'
import { useShortcuts } from '../shared/shortcuts.tsx'
import { type Flow, useFlow } from './paper-flow.tsx'
import { noOffset, offsetText, type PrintOffset, readOffset } from './workstation-print.ts'
import './print-sheet.css'

/**
 * A4, and 241 mm three-part continuous paper whole, in halves or in thirds (tear to tear). Its edges with the holes,
 * 12.7 mm left and right, are torn off: nothing is printed there.
 */
export const papers = {
  a4: { name: 'A4', width: 210, height: 297, side: 15, edge: 15 },
  'a4-landscape': { name: 'A4 横向', width: 297, height: 210, side: 12, edge: 12 },
  'continuous-half': { name: '241 三联 二等分（241×140）', width: 241, height: 139.7, side: 17, edge: 8 },
  'continuous-third': { name: '241 三联 三等分（241×93）', width: 241, height: 93.1, side: 17, edge: 5 },
  'continuous-whole': { name: '241 三联 整张（241×280）', width: 241, height: 279.4, side: 17, edge: 10 },
} as const
export type PaperName = keyof typeof papers

interface PrintSheetProps {
  /** Kind of form; the paper last chosen for it is kept in this browser (`receipt`). */
  readonly kind: string
  readonly title: string
  /** The number of the form; a form without one shows none. */
  readonly number?: string
  /** Papers this form fits on, the usual one first. */
  readonly fits: readonly [PaperName, ...PaperName[]]
  /** How often it was printed before: from the second time on the sheet carries the mark 补打. */
  readonly printedBefore?: number
  /** Names of the parts on three-part paper, printed at the edge: `①存根 ②客户 ③财务`. */
  readonly parts?: string
  readonly company?: string
  /** Leaves the record of the printing before the dialog opens; what it throws keeps the form from being printed. */
  readonly record?: () => Promise<void>
  readonly close: () => void
  /** One element for each sheet of paper. */
  readonly pages?: readonly ReactNode[]
  /** Instead of `pages`: a form that takes as many sheets as it needs, divided where it may be. */
  readonly flow?: Flow
  /** The page is drawn from the edges of the paper, without head and margins: a test of the printer. */
  readonly bare?: boolean
  /** Instead of what is kept at this workstation, for trying. */
  readonly offset?: PrintOffset
}

/** The preview is the page itself: what stands on the paper here is what the printer gets, in this same window. */
export const PrintSheet = (props: PrintSheetProps) => {
  const [paper, setPaper] = useState(() => paperFor(props.kind, props.fits))
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const button = useRef<HTMLButtonElement>(null)
  const { width, height } = papers[paper]
  const offset = props.offset ?? readOffset(paper)

  useEffect(() => {
    button.current?.focus()
    document.body.classList.add('previewing')
    return () => document.body.classList.remove('previewing')
  }, [])
  const print = async () => {
    setProblem(undefined)
    try {
      await props.record?.()
      window.print()
    } catch (error) {
      setProblem(asProblem(error).detail)
    }
  }
  useShortcuts(
    [
      { keys: 'ctrl+p', label: '打印', run: () => void print() },
      { keys: 'escape', label: '关闭预览', run: props.close },
    ],
    { title: '打印预览', covers: true },
  )

  return createPortal(
    <div className="print-layer" role="dialog" aria-modal="true" aria-label={`打印预览：${props.title}`}>
      <style>{`@page { size: ${width}mm ${height}mm; margin: 0 }`}</style>
      <div className="print-bar">
        <b>{props.title}</b>
        <label>
          纸张
          <select
            value={paper}
            onChange={(event) => {
              const chosen = event.target.value as PaperName
              kept.write(`paper.${props.kind}`, chosen)
              setPaper(chosen)
            }}
          >
            {props.fits.map((name) => (
              <option key={name} value={name}>
                {papers[name].name}
              </option>
            ))}
          </select>
        </label>
        <span className="print-hint">
          打印对话框里请选“实际大小”，边距“无”。{offsetText(offset) && `本机校准：${offsetText(offset)}。`}
        </span>
        {problem !== undefined && <span role="alert">{problem}</span>}
        <button type="button" className="plain-button" ref={button} onClick={() => void print()}>
          打印
        </button>
        <button type="button" className="bar-button" onClick={props.close}>
          关闭
        </button>
      </div>
      <div className="print-desk">
        <PaperSheets {...props} paper={paper} offset={offset} />
      </div>
    </div>,
    document.body,
  )
}

interface PaperSheetsProps
  extends Pick<
    PrintSheetProps,
    'title' | 'number' | 'company' | 'printedBefore' | 'parts' | 'pages' | 'flow' | 'bare'
  > {
  readonly paper: PaperName
  readonly offset?: PrintOffset
}

/** The sheets of a form as they lie on the table: what a preview shows and what the printer gets. */
export const PaperSheets = (props: PaperSheetsProps) => {
  const { paper, offset = noOffset, bare = false } = props
  const desk = useRef<HTMLDivElement>(null)
  const { width, height, side, edge } = papers[paper]
  const pages = useFlow(props.flow, { paper: `${paper} ${offset.scale}`, desk }) ?? props.pages ?? []
  return (
    <div ref={desk}>
      {pages.map((page, at) => (
        <article
          // biome-ignore lint/suspicious/noArrayIndexKey: a sheet of paper is known by its place.
          key={at}
          className={`paper paper-${paper}`}
          style={{ width: `${width}mm`, height: `${height - 0.2}mm`, padding: bare ? 0 : `${edge}mm ${side}mm` }}
        >
          <div
            className="paper-inner"
            style={{
              transform: transformOf(offset),
              // Sized from the corner of the paper, as the rulers of the test are.
              transformOrigin: bare ? '0 0' : `${-side}mm ${-edge}mm`,
            }}
          >
            {!bare && <PaperHead {...props} at={at} of={pages.length} />}
            <div className="paper-body">{page}</div>
            {props.parts !== undefined && !bare && paper.startsWith('continuous') && (
              <div className="paper-parts">{props.parts}</div>
            )}
          </div>
        </article>
      ))}
    </div>
  )
}

const transformOf = ({ x, y, scale }: PrintOffset): string | undefined =>
  x === 0 && y === 0 && scale === 100 ? undefined : `translate(${x}mm, ${y}mm) scale(${scale / 100})`

const PaperHead = (props: PaperSheetsProps & { at: number; of: number }) => {
  const before = props.printedBefore ?? 0
  return (
    <header className="paper-head">
      {props.company !== undefined && <p>{props.company}</p>}
      <h1>{props.title}</h1>
      <div className="paper-number">
        {props.number !== undefined && <span>No. {props.number}</span>}
        {props.of > 1 && (
          <span>
            第 {props.at + 1} 页 共 {props.of} 页
          </span>
        )}
      </div>
      {before > 0 && (
        <p className="paper-reprint">
          补打 · 第 {before + 1} 次 · {dateTimeOf(serverNow())}
        </p>
      )}
    </header>
  )
}

const paperFor = (kind: string, fits: readonly [PaperName, ...PaperName[]]): PaperName => {
  const last = kept.read(`paper.${kind}`)
  return fits.find((name) => name === last) ?? fits[0]
}
