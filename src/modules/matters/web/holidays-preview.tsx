import { dayOfWeekInChinese } from '../../../kernel/dates.ts'
import { today } from '../../../ui/shared/format.ts'
import {
  type ArrangedDay,
  compareDays,
  type DayChange,
  missingHolidays,
  type ReadClause,
  readArrangement,
} from '../contract.ts'

interface PreviewProps {
  readonly text: string
  readonly year: number
  readonly before: readonly ArrangedDay[]
}

/** What was read of the pasted text and what it changes; every clause that gave nothing is named with its reason. */
export const HolidaysPreview = ({ text, year, before }: PreviewProps) => {
  const { clauses, days } = readArrangement(text, year)
  const wrong = clauses.filter(({ fault }) => fault?.wrong)
  const leftOut = clauses.filter(({ fault }) => fault !== null && !fault.wrong)
  const changes = compareDays({ year, before, given: days })
  const missing = days.length === 0 ? [] : missingHolidays(days, year)
  const rest = days.filter(({ workingDay }) => !workingDay).length
  return (
    <section className="holiday-preview" aria-label="预览" aria-live="polite">
      <p>
        读到<b>休 {rest} 天</b>、<b>补班 {days.length - rest} 天</b>；{summaryOf(changes)}
      </p>
      {wrong.length > 0 && <Clauses title="请先改正" tone="bad" clauses={wrong} />}
      {missing.length > 0 && (
        <p className="holiday-soon">没有读到：{missing.join('、')}。漏了的请补上，确实没有就不用管。</p>
      )}
      {changes.some(({ day }) => day < today()) && (
        <p className="holiday-soon">改动涉及已经过去的日子，还开着的时限可能因此提前或推后。</p>
      )}
      {leftOut.length > 0 && <Clauses title="没有采用" tone="quiet" clauses={leftOut} />}
      {changes.length > 0 && <ChangeTable changes={changes} />}
    </section>
  )
}

const summaryOf = (changes: readonly DayChange[]): string => {
  if (changes.length === 0) return '与现在的安排相同。'
  const added = changes.filter(({ before }) => before === null).length
  const removed = changes.filter(({ after }) => after === null).length
  return `将新增 ${added} 天，改动 ${changes.length - added - removed} 天，去掉 ${removed} 天。`
}

const Clauses = (o: { title: string; tone: 'bad' | 'quiet'; clauses: readonly ReadClause[] }) => (
  <>
    <h3 className={`holiday-${o.tone}`}>
      {o.title}（{o.clauses.length}）
    </h3>
    <ul className="holiday-clauses">
      {o.clauses.map(({ line, text, fault }) => (
        <li key={`${line} ${text}`}>
          <span className="quiet">第 {line} 行</span>
          <span>{text}</span>
          <span className={`holiday-${o.tone}`}>{fault?.reason}</span>
        </li>
      ))}
    </ul>
  </>
)

const ChangeTable = ({ changes }: { changes: readonly DayChange[] }) => (
  <table className="holiday-days">
    <thead>
      <tr>
        <th scope="col">日期</th>
        <th scope="col">原来</th>
        <th scope="col">改为</th>
      </tr>
    </thead>
    <tbody>
      {changes.map(({ day, before, after }) => (
        <tr key={day}>
          <td className="figures">
            {day} {dayOfWeekInChinese(day)}
          </td>
          <td>{inWords(before)}</td>
          <td>{inWords(after)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const inWords = (day: ArrangedDay | null) => {
  if (day === null) return <span className="quiet">照平常</span>
  return (
    <>
      <b className={day.workingDay ? 'holiday-work' : 'holiday-rest'}>{day.workingDay ? '补班' : '休'}</b> {day.name}
    </>
  )
}
