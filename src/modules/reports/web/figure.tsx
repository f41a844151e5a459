import type { ComponentProps } from 'react'
import { RowsLink } from './rows-link.tsx'

type FigureProps = ComponentProps<typeof RowsLink> & {
  /** What a signed figure would be today, where that differs: its rows are those of today. */
  readonly today: number | undefined
}

/** A figure with the way to its rows; beside a signed one that has changed stands today's, which the rows belong to. */
export const Figure = ({ today, ...link }: FigureProps) => {
  if (today === undefined) return <RowsLink {...link} />
  return (
    <>
      <span className="figure-none">{link.count}</span>
      <span className="figure-revised">
        修订 <RowsLink {...link} count={today} />
      </span>
    </>
  )
}
