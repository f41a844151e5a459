import { useEffect, useState } from 'react'
import { clockText, momentOf, type Urgency, urgencyOf } from '../shared/format.ts'
import { serverNow } from '../shared/server-clock.ts'
import './clock-badge.css'

interface ClockBadgeProps {
  readonly dueAt: string | null
  /** Set once the clock was met or the breach was written. */
  readonly doneAt?: string | null
  /** Why the clock stands still: `等配件`, `约在 3月8日`. */
  readonly paused?: string | null
}

const words: Readonly<Record<Urgency, string>> = {
  calm: '',
  soon: '今日到期，',
  now: '一小时内到期，',
  breached: '已超时，',
}

/** A deadline as colour and number: `剩 3 小时`, `超 2 天`. */
export const ClockBadge = ({ dueAt, doneAt = null, paused = null }: ClockBadgeProps) => {
  const now = useNow()
  if (dueAt === null) return null
  if (doneAt !== null) return <DoneClock dueAt={dueAt} doneAt={doneAt} />
  if (paused !== null) return <span className="clock clock-paused">暂停 · {paused}</span>
  const urgency = urgencyOf(dueAt, now)
  return (
    <span className={`clock clock-${urgency}`} title={`限 ${momentOf(dueAt, now)}`}>
      <span className="only-heard">{words[urgency]}</span>
      {clockText(dueAt, now)}
    </span>
  )
}

const DoneClock = ({ dueAt, doneAt }: { dueAt: string; doneAt: string }) => {
  const met = Date.parse(doneAt) <= Date.parse(dueAt)
  return (
    <span className={`clock clock-${met ? 'met' : 'missed'}`}>{met ? '按时' : clockText(dueAt, new Date(doneAt))}</span>
  )
}

/** The server's time, renewed twice a minute while the page is looked at. */
export const useNow = (): Date => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
