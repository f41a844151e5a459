import { dayOf } from '../../../ui/shared/format.ts'
import { fieldOf } from '../../../ui/shared/moment-text.ts'

export interface DueChoice {
  readonly label: string
  readonly value: string
}

/** When a key is usually due: this evening (tomorrow evening once that has passed), in two hours, tomorrow evening, in three days. */
export const dueChoices = (now: Date): [DueChoice, ...DueChoice[]] => {
  const evening = (days: number) => `${dayOf(new Date(now.getTime() + days * 86_400_000))}T18:00`
  const late = fieldOf(now) >= evening(0).replace('18:00', '17:45')
  const later: [DueChoice, ...DueChoice[]] = [
    { label: '2 小时内', value: fieldOf(new Date(now.getTime() + 2 * 3_600_000)) },
    { label: '明天 18:00', value: evening(1) },
    { label: '3 天内', value: evening(3) },
  ]
  return late ? later : [{ label: '今天 18:00', value: evening(0) }, ...later]
}
