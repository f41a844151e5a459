import { formatDate } from '../../../kernel/dates.ts'
import { linesOf } from '../complaints/figure-list.ts'
import type { Statistics } from '../contract.ts'
import { paretoOf } from './pareto.ts'

const WIDTH = 520
const HEIGHT = 200
const BASE = 162
const TOP = 22

/** Twelve weeks of complaints: what came in, and how much of it broke its 24 hours. */
export const TrendChart = ({ trend }: Pick<Statistics, 'trend'>) => {
  const most = Math.max(1, ...trend.map(({ received }) => received))
  const step = WIDTH / trend.length
  const height = (count: number) => ((BASE - TOP) * count) / most
  const said = trend.map(({ week, received, handledBroken }) => `${week} 受理 ${received}，超时 ${handledBroken}`)
  return (
    <figure className="chart">
      <figcaption>
        近十二周受理量 <span className="chart-key chart-received">按时或未到期</span>
        <span className="chart-key chart-broken">24 小时超时</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`近十二周投诉：${said.join('；')}`}>
        <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} className="chart-axis" />
        {trend.map(({ week, received, handledBroken }, at) => {
          const x = at * step + step * 0.18
          const [all, broken] = [height(received), height(handledBroken)]
          return (
            <g key={week}>
              <rect x={x} y={BASE - all} width={step * 0.64} height={all - broken} className="chart-received" />
              <rect x={x} y={BASE - broken} width={step * 0.64} height={broken} className="chart-broken" />
              <text x={at * step + step / 2} y={BASE - all - 6}>
                {received}
              </text>
              <text x={at * step + step / 2} y={BASE + 18} className="chart-label">
                {Number(week.slice(5, 7))}/{Number(week.slice(8))}
              </text>
              <title>{`${formatDate(week)}起一周：受理 ${received}，24 小时超时 ${handledBroken}`}</title>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** 排列图 of the causes: bars by frequency, the line their share together. */
export const ParetoChart = ({ figures }: { figures: Statistics }) => {
  const bars = paretoOf(linesOf(figures, 'cause'))
  const most = Math.max(1, figures.all.received)
  const step = WIDTH / Math.max(4, bars.length)
  const y = (share: number) => BASE - (BASE - TOP) * share
  const middle = (at: number) => at * step + step / 2
  const said = bars.map(({ name, count, upTo }) => `${name} ${count}，累计 ${upTo}%`)
  return (
    <figure className="chart">
      <figcaption>
        原因排列图 <span className="chart-key chart-received">件数</span>
        <span className="chart-key chart-line-key">累计占比</span>
      </figcaption>
      {bars.length === 0 ? (
        <p className="quiet">本期没有投诉。</p>
      ) : (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`投诉原因排列图：${said.join('；')}`}>
          <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} className="chart-axis" />
          {bars.map(({ value, name, count }, at) => (
            <g key={value}>
              <rect
                x={at * step + step * 0.18}
                y={y(count / most)}
                width={step * 0.64}
                height={BASE - y(count / most)}
                className="chart-received"
              />
              <BarCount x={middle(at)} top={y(count / most)} count={count} />
              <text x={middle(at)} y={BASE + 18} className="chart-label">
                {name.length > 5 ? `${name.slice(0, 5)}…` : name}
              </text>
              <title>{`${name} ${count}`}</title>
            </g>
          ))}
          <polyline
            className="chart-line"
            points={bars.map(({ upTo }, at) => `${middle(at)},${y(upTo / 100)}`).join(' ')}
          />
          {bars.map(({ value, upTo }, at) => (
            <g key={value}>
              <circle cx={middle(at)} cy={y(upTo / 100)} r="3" className="chart-dot" />
              <text x={middle(at)} y={y(upTo / 100) - 7}>
                {Math.round(upTo)}%
              </text>
            </g>
          ))}
        </svg>
      )}
    </figure>
  )
}

/** At the foot of its bar; above one that is too low for it. */
const BarCount = ({ x, top, count }: { x: number; top: number; count: number }) =>
  BASE - top < 22 ? (
    <text x={x} y={top - 6}>
      {count}
    </text>
  ) : (
    <text x={x} y={BASE - 6} className="chart-inside">
      {count}
    </text>
  )
