import { type Assignee, demandHolder, type Held, type Priority } from '../../matters/contract.ts'
import { refuse } from '../refusals.ts'
import { type Satisfaction, type Severity, satisfactionNames } from '../words.ts'

/** A serious complaint lies with the manager at once, whoever was chosen; others with whom they are passed to (§7.9). */
export const firstAssignee = (severity: Severity, to: Assignee | undefined): Assignee => {
  if (severity === 'serious') return { role: 'manager' }
  return to ?? { role: 'clerk' }
}

export const priorityOf = (severity: Severity): Priority => (severity === 'serious' ? 'urgent' : 'normal')

interface Person {
  readonly staffId: string
  readonly roles: ReadonlySet<string>
  readonly rights: ReadonlySet<string>
}

/** Who may work on a complaint: the desk, and whoever it was passed to. */
export const demandMayHandle = (complaint: Held, person: Person): void => {
  if (!person.rights.has('desk.receive')) demandHolder(complaint, person)
}

interface Closing {
  readonly satisfaction: Satisfaction
  readonly opinion: string
}

/**
 * §12.3.7: a complaint is closed with the owner's answer and satisfaction on record; cause, action and result stand
 * there since it was resolved. That nobody could be reached is for a supervisor to say, with how it was tried.
 */
export const demandClosable = (
  complaint: { readonly number: string; readonly answered: boolean },
  { satisfaction, opinion }: Closing,
  person: Person,
): void => {
  if (!complaint.answered) throw refuse('unanswered', { number: complaint.number })
  if (satisfaction !== 'unreachable') return
  if (!person.rights.has('desk.extend-complaints')) throw refuse('unreachable-needs-supervisor')
  if (opinion.trim() === '') throw refuse('opinion-missing')
}

/** `满意：这次处理得很快` */
export const verdict = ({ satisfaction, opinion }: Closing): string =>
  [satisfactionNames[satisfaction], opinion.trim()].filter((part) => part !== '').join('：')
