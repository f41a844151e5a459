import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

dayjs.locale('zh-cn')

interface DateFieldProps {
  readonly id?: string
  /** A business date, `2026-03-31`. */
  readonly value?: string | null
  readonly onChange?: (date: string | null) => void
  readonly earliest?: string
  readonly latest?: string
  readonly placeholder?: string
  readonly disabled?: boolean
}

const written = 'YYYY-MM-DD'

/** A day, as text in and out, so that no time zone can move it; also accepts `20260331` and `2026/3/31` typed by hand. */
export const DateField = ({ id, value = null, onChange, earliest, latest, placeholder, disabled }: DateFieldProps) => (
  <DatePicker
    {...(id === undefined ? {} : { id })}
    className="date-field"
    value={value === null ? null : dayjs(value)}
    format={[written, 'YYYYMMDD', 'YYYY/M/D', 'YYYY-M-D']}
    placeholder={placeholder ?? '年-月-日'}
    disabled={disabled ?? false}
    {...(earliest === undefined ? {} : { minDate: dayjs(earliest) })}
    {...(latest === undefined ? {} : { maxDate: dayjs(latest) })}
    onChange={(day) => onChange?.(day === null ? null : day.format(written))}
    // Enter takes the typed day; the form around it is not sent with that.
    onKeyDown={(event) => {
      if (event.key === 'Enter') event.preventDefault()
    }}
  />
)

interface PeriodFieldProps {
  readonly id?: string
  /** What the period is about, where no label stands beside the field. */
  readonly label?: string
  readonly value?: readonly [string, string] | null
  readonly onChange?: (period: readonly [string, string] | null) => void
}

/** First and last day of a period, as text. */
export const PeriodField = ({ id, label, value = null, onChange }: PeriodFieldProps) => (
  <DatePicker.RangePicker
    {...(label === undefined ? {} : { prefix: `${label}：`, placeholder: ['从', '到'] as [string, string] })}
    {...(id === undefined ? {} : { id })}
    className="date-field"
    value={value === null ? null : [dayjs(value[0]), dayjs(value[1])]}
    format={[written, 'YYYYMMDD', 'YYYY/M/D', 'YYYY-M-D']}
    onChange={(days) => {
      const [from, to] = days ?? []
      onChange?.(from != null && to != null ? [from.format(written), to.format(written)] : null)
    }}
  />
)
