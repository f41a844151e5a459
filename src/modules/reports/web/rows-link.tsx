import type { ReactNode } from 'react'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import type { Counted } from '../contract.ts'
import { type ChosenPeriod, periodInWords } from './period.ts'

interface RowsLinkProps {
  readonly period: ChosenPeriod
  readonly count: number
  readonly counted?: Counted
  /** A value for each facet that narrows it. */
  readonly only?: Readonly<Record<string, string>>
  /** What the figure is called, for those who hear it. */
  readonly name: string
  readonly across: boolean
  readonly children?: ReactNode
}

/** A figure that opens its rows; nought has none. */
export const RowsLink = ({ period, count, counted = 'received', only = {}, name, across, children }: RowsLinkProps) => {
  const shown = children ?? count
  if (count === 0) return <span className="figure-none">{shown}</span>
  const { span, from, to } = period
  const asked = new URLSearchParams({ by: span, from, to, counted, ...only, ...(across ? { across: 'company' } : {}) })
  return (
    <PageLink
      className="figure-link"
      to={`/reports/complaints/rows?${asked}`}
      aria-label={`${name}：${count}，${periodInWords(period)}，看明细`}
    >
      {shown}
    </PageLink>
  )
}
