import { refuse } from './refusals.ts'
import { roleName } from './words.ts'

/** Who a matter lies with. */
export interface Held {
  readonly number: string
  readonly assigneeStaffId: string | null
  readonly assigneeRole: string | null
  readonly assigneeName: string
}

interface Person {
  readonly staffId: string
  readonly roles: ReadonlySet<string>
}

/** Whether something lies with a person, by name or by a role the person holds. */
export const liesWith = (
  assignee: { readonly staffId: string | null; readonly role: string | null } | null,
  person: Person,
): boolean =>
  assignee !== null &&
  (assignee.staffId === person.staffId || (assignee.role !== null && person.roles.has(assignee.role)))

/** Refuses whoever the matter does not lie with, and names who it lies with. */
export const demandHolder = (matter: Held, person: Person): void => {
  if (liesWith({ staffId: matter.assigneeStaffId, role: matter.assigneeRole }, person)) return
  throw refuse('not-yours', { number: matter.number, holder: holderName(matter) })
}

/** `李师傅`, `维修技工`, `无人`. */
export const holderName = (matter: Pick<Held, 'assigneeName' | 'assigneeRole'>): string =>
  matter.assigneeName || (matter.assigneeRole ? roleName(matter.assigneeRole) : '无人')
