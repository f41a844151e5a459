import { getDayDetail } from 'chinese-days'
import { type CalendarDay, calendarOf, type DayHours } from '../calendar.ts'
import { dateOf, dayOfWeek } from '../dates.ts'
import { eachDay } from '../periods.ts'

const weekday: DayHours = {
  workingDay: true,
  open: [
    { from: 510, to: 720 },
    { from: 810, to: 1080 },
  ],
}
const weekend: DayHours = { workingDay: false, open: [{ from: 540, to: 1020 }] }
const week = { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: weekend, 7: weekend }

/** Four weeks from a Friday on: a make-up Saturday, a closed day, one that is open at both of its midnights; a lunch break. */
export const fourWeeks = calendarOf({
  covered: { from: dateOf('2026-10-09'), until: dateOf('2026-11-06') },
  week,
  special: [
    { date: dateOf('2026-10-10'), ...weekday, name: '调休' },
    { date: dateOf('2026-10-13'), workingDay: false, open: [], name: '假日' },
    {
      date: dateOf('2026-10-14'),
      workingDay: true,
      open: [
        { from: 0, to: 60 },
        { from: 1380, to: 1440 },
      ],
    },
  ],
})

const decade = { from: dateOf('2017-01-01'), until: dateOf('2027-01-01') }

/** Ten years as the country had them: holidays with the hours of a weekend, make-up days with those of a weekday. */
export const tenYears = calendarOf({
  covered: decade,
  week,
  special: eachDay(decade).flatMap((date): CalendarDay[] => {
    const { work } = getDayDetail(date)
    if (work === dayOfWeek(date) <= 5) return []
    return [{ date, ...(work ? weekday : weekend), name: work ? '调休' : '假日' }]
  }),
})
