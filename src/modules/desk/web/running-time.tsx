import { useEffect, useState } from 'react'
import { serverNow } from '../../../ui/shared/server-clock.ts'

/** `通话 01:23`, counted from when it rang or the form was opened. */
export const RunningTime = ({ since }: { since: Date }) => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="running-time figures" role="timer">
      通话 {lengthText(secondsBetween(since, now))}
    </span>
  )
}

export const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / 1_000))

const lengthText = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60)
  return `${String(minutes).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
