import { strictly } from '../../kernel/clock-policy.ts'
import type { BusinessDate } from '../../kernel/dates.ts'
import { type Assignee, demandHolder, type Held } from '../matters/contract.ts'
import { refuse } from './refusals.ts'

/** The clock to the day that stands on the notice. */
export const DEADLINE = 'rectification.deadline'

/** Put right by 24:00 of the day that stands on the notice. */
export const putRightBy = (date: BusinessDate) => ({
  rule: DEADLINE,
  name: '整改期限',
  policy: strictly({ kind: 'by-date', date }),
})

interface Person {
  readonly staffId: string
  readonly roles: ReadonlySet<string>
  readonly rights: ReadonlySet<string>
}

/** Who may sign for it and reply: with whom the notice lies, and the desk for a person who rings in. */
export const demandMayReply = (notice: Held, person: Person): void => {
  const recordsFor = notice.assigneeStaffId !== null && person.rights.has('quality.issue')
  if (!recordsFor) demandHolder(notice, person)
}

/** Everybody who had a hand in putting it right: who signed for it, who replied. */
export interface Makers {
  readonly number: string
  readonly acknowledgedBy: string | null
  readonly repliedBy: string | null
  readonly toStaffId: string | null
}

/** Whoever put it right, took it on or wrote the reply does not check it: maker is not checker (§3.7). */
export const mayCheck = (notice: Omit<Makers, 'number'>, staffId: string): boolean =>
  ![notice.acknowledgedBy, notice.repliedBy, notice.toStaffId].includes(staffId)

export const demandChecker = (notice: Makers, person: { readonly staffId: string }): void => {
  if (!mayCheck(notice, person.staffId)) throw refuse('own-work', { number: notice.number })
}

/** Who is to check: the supervisor, and the manager where the supervisor is the one who puts it right. */
export const checkedBy = (to: Assignee): Assignee => ({
  role: 'role' in to && to.role === 'supervisor' ? 'manager' : 'supervisor',
})

export const demandDeadlineAhead = (deadline: BusinessDate, today: BusinessDate): void => {
  if (deadline < today) throw refuse('deadline-passed', { deadline })
}

/** What is wrong, short enough for a list. */
export const titleOf = (wrong: string): string => {
  const [first = ''] = wrong.split('\n')
  const characters = [...first]
  return characters.length <= 60 ? first : `${characters.slice(0, 59).join('')}…`
}
