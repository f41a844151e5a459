import { refuse } from './refusals.ts'
import { roleName } from './words.ts'

interface Held {
  readonly number: string
  readonly assigneeStaffId: string | null
  readonly assigneeRole: string | null
  readonly assigneeName: string
}

interface Person {
  readonly staffId: string
  readonly roles: ReadonlySet<string>
}

/** Whether a matter lies with a person, by name or by a role the person holds. */
export const liesWith = (matter: Pick<Held, 'assigneeStaffId' | 'assigneeRole'>, person: Person): boolean =>
  matter.assigneeStaffId === person.staffId || (matter.assigneeRole !== null && person.roles.has(matter.assigneeRole))

/** Refuses whoever the matter does not lie with, and names who it lies with. */
export const demandHolder = (matter: Held, person: Person): void => {
  if (liesWith(matter, person)) return
  throw refuse('not-yours', { number: matter.number, holder: holderName(matter) })
}

/** `李师傅`, `维修技工`, `无人`. */
export const holderName = (matter: Pick<Held, 'assigneeName' | 'assigneeRole'>): string =>
  matter.assigneeName || (matter.assigneeRole ? roleName(matter.assigneeRole) : '无人')
