import { demandHolder, type Held, holderName } from '../matters/contract.ts'
import { refuse } from './refusals.ts'
import { type RepairState, repairProcess } from './repair.process.ts'

interface Order extends Held {
  readonly state: string
}

interface Person {
  readonly staffId: string
  readonly roles: ReadonlySet<string>
  readonly rights: ReadonlySet<string>
}

/** Who may accept an order: whom it was dispatched to. Who comes too late learns who has it. */
export const demandFree = (order: Order, person: Person): void => {
  const state = order.state as RepairState
  if (repairProcess.permits(state, 'accept')) {
    demandHolder(order, person)
    return
  }
  const taken =
    !repairProcess.isFinal(state) && order.assigneeStaffId !== null && order.assigneeStaffId !== person.staffId
  if (taken) throw refuse('taken', { number: order.number, by: holderName(order) })
}

/** Who may record work on an order: the technician who has it, and the desk for a technician who rings in. */
export const demandMayRecord = (order: Order, person: Person): void => {
  if (!person.rights.has('work-orders.dispatch')) demandHolder(order, person)
}
