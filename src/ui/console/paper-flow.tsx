import { cloneElement, type ReactElement, type ReactNode, type RefObject, useLayoutEffect, useState } from 'react'

/** What is never divided: a row, a paragraph. An element of the page itself, so that it can be measured. */
export type FlowItem = ReactElement<{ 'data-flow'?: number }>

/** A piece of a form that may be divided between its items only: the rows of a table, a paragraph, the signatures. */
export interface FlowPart {
  readonly key: string
  /** Puts the items of one page into what holds them (a table with its head). */
  readonly wrap: (items: ReactNode) => ReactNode
  readonly items: readonly FlowItem[]
}

export interface Flow {
  /** Holds what stands on one page. */
  readonly frame: (parts: ReactNode) => ReactNode
  readonly parts: readonly FlowPart[]
}

/** The rows of a table that has its head on every sheet. */
export const tablePart = (key: string, columns: readonly string[], rows: readonly FlowItem[]): FlowPart => ({
  key,
  wrap: (items) => (
    <table key={key}>
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
  items: rows,
})

const MOST_PAGES = 300

/**
 * Distributes a form over as many sheets as it needs, by measuring: what hangs over the end of a sheet begins the next.
 * Answers one element for each sheet. `paper` is what the sheets depend on; another one begins anew.
 */
export const useFlow = (
  flow: Flow | undefined,
  o: { paper: string; desk: RefObject<HTMLElement | null> },
): readonly ReactNode[] | undefined => {
  const [measured, setMeasured] = useState<{ paper: string; starts: readonly number[] }>({
    paper: o.paper,
    starts: [0],
  })
  const starts = measured.paper === o.paper ? measured.starts : [0]
  useLayoutEffect(() => {
    if (flow === undefined || o.desk.current === null || starts.length >= MOST_PAGES) return
    const next = firstOverhang(o.desk.current, starts)
    if (next !== undefined) setMeasured({ paper: o.paper, starts: next })
  })
  if (flow === undefined) return undefined
  return starts.map((start, at) => flow.frame(pageOf(flow, { start, end: starts[at + 1] ?? Number.POSITIVE_INFINITY })))
}

/** The places where pages begin, with the one more that the first page needs which is too full; undefined where all fit. */
const firstOverhang = (desk: HTMLElement, starts: readonly number[]): number[] | undefined => {
  for (const [at, body] of [...desk.querySelectorAll('.paper-body')].entries()) {
    const end = body.getBoundingClientRect().bottom + 0.5
    const start = starts[at] ?? 0
    for (const item of body.querySelectorAll<HTMLElement>('[data-flow]')) {
      const index = Number(item.dataset['flow'])
      // One item alone on a page stays there, however tall it is.
      if (index > start && item.getBoundingClientRect().bottom > end) return [...starts.slice(0, at + 1), index]
    }
  }
  return undefined
}

const pageOf = (flow: Flow, { start, end }: { start: number; end: number }): ReactNode[] => {
  let index = 0
  return flow.parts.flatMap((part) => {
    const items = part.items.flatMap((item) => {
      const mine = index
      index += 1
      return mine >= start && mine < end ? [cloneElement(item, { 'data-flow': mine })] : []
    })
    return items.length === 0 ? [] : [part.wrap(items)]
  })
}
