import { type RepairAction, repairProcess } from './repair.process.ts'

/** A step of an order, as its timeline holds it. */
export interface TripStep {
  readonly action: string
  readonly at: Date
  readonly who: string
  readonly note: string
}

interface TripMade {
  readonly who: string
  readonly arrivedAt: Date
  readonly leftAt: Date | null
  readonly ended: string
}

/** The times that somebody came, in order: from each arrival to the step by which the technician left. */
export const tripsOf = (steps: readonly TripStep[]): TripMade[] => {
  const trips: TripMade[] = []
  let begun: TripStep | undefined
  for (const step of steps) {
    if (begun && leaves(step.action)) {
      trips.push({ who: begun.who, arrivedAt: begun.at, leftAt: step.at, ended: wordsOf(step) })
      begun = undefined
    }
    if (step.action === 'arrive') begun = step
  }
  return begun ? [...trips, { who: begun.who, arrivedAt: begun.at, leftAt: null, ended: '' }] : trips
}

/** A step that does not leave the order on site ends the trip; so does a second arrival. */
const leaves = (action: string): boolean => !['recategorise', 'judge'].includes(action)

const wordsOf = ({ action, note }: TripStep): string => {
  const word = repairProcess.words.actions[action as RepairAction] ?? action
  return action === 'wait' && note !== '' ? `${word}：${note}` : word
}
