import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface MomentFieldProps {
  readonly id?: string
  /** In Shanghai, as text: `2026-03-31T18:00`. */
  readonly value?: string | null
  readonly onChange?: (moment: string | null) => void
  /** Minutes between the times offered; any other can be typed. */
  readonly minuteStep?: 1 | 5 | 15
}

const written = 'YYYY-MM-DDTHH:mm'

/** A day with its time, as text in and out, so that no time zone can move it. */
export const MomentField = ({ id, value = null, onChange, minuteStep = 15 }: MomentFieldProps) => (
  <DatePicker
    {...(id === undefined ? {} : { id })}
    className="date-field"
    showTime={{ format: 'HH:mm', minuteStep }}
    format={['YYYY-MM-DD HH:mm', 'YYYYMMDD HHmm', 'YYYY/M/D H:mm']}
    needConfirm={false}
    allowClear={false}
    value={value === null || value === '' ? null : dayjs(value)}
    onChange={(moment) => onChange?.(moment === null ? null : moment.format(written))}
  />
)
