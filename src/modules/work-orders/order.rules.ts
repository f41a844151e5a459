import { demandHolder, holderName, type LockedMatter, liesWith } from '../matters/index.ts'
import { refuse } from './refusals.ts'
import { repairProcess, type RepairState } from './repair.process.ts'

interface Person {
  readonly staffId: string
  readonly roles: ReadonlySet<string>
  readonly rights: ReadonlySet<string>
}

/** Who may accept an order: whom it was dispatched to. Who comes too late learns who has it. */
export const demandFree = (matter: LockedMatter, person: Person): void => {
  if (repairProcess.permits(matter.state as RepairState, 'accept')) return demandHolder(matter, person)
  const taken = matter.closedAt === null && matter.assigneeStaffId !== null && matter.assigneeStaffId !== person.staffId
  if (taken) throw refuse('taken', { number: matter.number, by: holderName(matter) })
}

/** Who may record work on an order: the technician who has it, and the desk for a technician who rings in. */
export const demandMayRecord = (matter: LockedMatter, person: Person): void => {
  if (person.rights.has('work-orders.dispatch') || liesWith(matter, person)) return
  demandHolder(matter, person)
}
