import { rowsOf } from '../complaints/figure-list.ts'
import type { Revisions } from '../complaints/revisions.ts'
import type { Statistics } from '../contract.ts'
import type { Measure } from '../words.ts'
import { countedNames, measureNames } from '../words.ts'
import { Figure } from './figure.tsx'
import type { ChosenPeriod } from './period.ts'

interface FigureTilesProps {
  readonly figures: Statistics
  readonly period: ChosenPeriod
  readonly across: boolean
  readonly revisions: Revisions | undefined
}

const balance = ['carried', 'received', 'closed', 'open'] as const
const watched: readonly Measure[] = ['handledBroken', 'repliedBroken', 'unsatisfied', 'repeat']

/** The figures that are looked at first, each against the period before. */
export const FigureTiles = ({ figures, period, across, revisions }: FigureTilesProps) => {
  const { before } = figures
  return (
    <dl className="figure-tiles">
      {balance.map((counted) => (
        <div key={counted}>
          <dt>{countedNames[counted]}</dt>
          <dd>
            <Figure
              {...{ period, across, counted }}
              count={figures.balance[counted]}
              name={countedNames[counted]}
              today={revisions?.ofBalance(counted)}
            />
            <Compared now={figures.balance[counted]} before={before.balance[counted]} />
          </dd>
        </div>
      ))}
      {watched.map((measure) => (
        <div key={measure} className={figures.all[measure] > 0 && measure !== 'repeat' ? 'bad' : undefined}>
          <dt>{measureNames[measure]}</dt>
          <dd>
            <Figure
              {...{ period, across }}
              count={figures.all[measure]}
              only={rowsOf(figures.all, measure)}
              name={measureNames[measure]}
              today={revisions?.ofLine(figures.all, measure)}
            />
            <Compared now={figures.all[measure]} before={before.all[measure]} />
          </dd>
        </div>
      ))}
      <Hours name="首次答复用时" hours={figures.hoursToAnswer} />
      <Hours name="处理完成用时" hours={figures.hoursToResult} />
    </dl>
  )
}

const Compared = ({ now, before }: { now: number; before: number }) => {
  const more = now - before
  if (more === 0) return <small>与上期持平</small>
  return <small>{`比上期${more > 0 ? '多' : '少'} ${Math.abs(more)}`}</small>
}

const Hours = ({ name, hours }: { name: string; hours: Statistics['hoursToAnswer'] }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <span className="figure-none">{hours.median === null ? '—' : `${hours.median} 小时`}</span>
      <small>{hours.p90 === null ? '还没有' : `中位数；九成不超过 ${hours.p90} 小时`}</small>
    </dd>
  </div>
)
