import { Button, Segmented } from 'antd'
import type { BusinessDate } from '../../../kernel/dates.ts'
import { PeriodField } from '../../../ui/console/date-field.tsx'
import { today } from '../../../ui/shared/format.ts'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { type ChosenPeriod, neighbour, periodAt, periodInWords, type Span, spanNames } from './period.ts'

interface PeriodBarProps {
  readonly period: ChosenPeriod
  readonly choose: (period: ChosenPeriod) => void
}

const choices = Object.entries(spanNames).map(([value, label]) => ({ value, label }))

/** Week, month, quarter, year or any days; one before and one after with [ and ]. */
export const PeriodBar = ({ period, choose }: PeriodBarProps) => {
  const step = (by: 1 | -1) => choose(neighbour(period, by))
  useShortcuts(
    [
      { keys: '[', label: '上一期', run: () => step(-1) },
      { keys: ']', label: '下一期', run: () => step(1) },
    ],
    { title: '期间' },
  )
  const change = (span: Span) => choose(span === 'own' ? { ...period, span } : periodAt(span, latest(period)))
  return (
    <div className="period-bar">
      <Segmented options={choices} value={period.span} onChange={(span) => change(span as Span)} aria-label="期间" />
      <Button onClick={() => step(-1)} aria-label="上一期" title="上一期（[）">
        ‹
      </Button>
      {period.span === 'own' ? (
        <PeriodField
          value={[period.from, period.to]}
          onChange={(days) =>
            days && choose({ span: 'own', from: days[0] as BusinessDate, to: days[1] as BusinessDate })
          }
        />
      ) : (
        <b className="period-name">{periodInWords(period)}</b>
      )}
      <Button onClick={() => step(1)} aria-label="下一期" title="下一期（]）">
        ›
      </Button>
    </div>
  )
}

/** From a year to a month: the one that is running, where the period holds today. */
const latest = ({ from, to }: ChosenPeriod): BusinessDate => {
  const now = today()
  return from <= now && now <= to ? now : from
}
