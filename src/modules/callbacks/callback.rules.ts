import { addMonths, type BusinessDate } from '../../kernel/dates.ts'
import { monthOf, type NamedPeriod } from '../../kernel/periods.ts'
import { refuse } from './refusals.ts'
import { type CallbackClass, classNames, gradeNames, type Satisfaction, satisfactionNames } from './words.ts'

/** Called back without fail (§12.3.4.1), and every complaint. */
const ALWAYS: readonly CallbackClass[] = ['safety', 'leak', 'complaint']

/** True for what may not be left out: no share applies, and only a supervisor ends it unreached. */
export const isAlways = (callbackClass: CallbackClass): boolean => ALWAYS.includes(callbackClass)

export interface Shares {
  readonly otherPercent: number
  readonly incidentPercent: number
}

/**
 * Whether something is called back at all. Which ones of a share below 100 % follows from the id alone, so that the
 * answer is the same however often the question is asked.
 */
export const isChosen = (o: { class: CallbackClass; id: string; shares: Shares }): boolean => {
  if (o.class === 'other') return hundredthOf(o.id) < o.shares.otherPercent
  if (o.class === 'incident') return hundredthOf(o.id) < o.shares.incidentPercent
  return true
}

// The last eight hexadecimal digits of a random UUID are evenly spread.
const hundredthOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(-8), 16) % 100

interface Answers {
  readonly satisfaction: Satisfaction
  readonly workQuality: keyof typeof gradeNames | null
  readonly attitude: keyof typeof gradeNames | null
  readonly opinion: string
  readonly problem: { readonly wrong: string } | null
}

/** Somebody who is not satisfied has said why. */
export const demandOpinion = (answers: Answers): void => {
  const unhappy = answers.satisfaction === 'dissatisfied' || answers.satisfaction === 'very-dissatisfied'
  if (unhappy && answers.opinion === '' && answers.problem === null) throw refuse('opinion-missing')
}

/** `非常满意；维修质量好；服务态度好；意见：来得快`, for the timeline. */
export const answersInWords = (answers: Answers): string =>
  [
    satisfactionNames[answers.satisfaction],
    ...(answers.workQuality ? [`质量${gradeNames[answers.workQuality]}`] : []),
    ...(answers.attitude ? [`态度${gradeNames[answers.attitude]}`] : []),
    ...(answers.opinion ? [`意见：${answers.opinion}`] : []),
    ...(answers.problem ? [`发现问题：${answers.problem.wrong}`] : []),
  ].join('；')

interface Unreached {
  readonly number: string
  readonly class: CallbackClass
  readonly missed: number
}

/** Closed as not reached after so many calls that nobody answered; what must be called back, by a supervisor alone. */
export const demandMayGiveUp = (callback: Unreached, o: { needed: number; rights: ReadonlySet<string> }): void => {
  const { number, missed } = callback
  if (missed < o.needed) throw refuse('too-few-attempts', { number, missed, needed: o.needed })
  if (isAlways(callback.class) && !o.rights.has('callbacks.manage')) {
    throw refuse('must-be-called', { number, className: classNames[callback.class] })
  }
}

/** The month whose recorded callbacks are sampled now: the one before. */
export const lastMonthOf = (today: BusinessDate): NamedPeriod => monthOf(addMonths(today, -1))
