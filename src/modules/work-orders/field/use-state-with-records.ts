import { useOutbox } from '../../../ui/field/outbox.tsx'
import { type RepairAction, type RepairState, repairProcess } from '../contract.ts'

interface Standing {
  readonly state: RepairState
  readonly name: string
  /** True while a record of this order waits on the phone. */
  readonly waits: boolean
}

/** Where an order stands once what waits on this phone has been sent: the same table, walked ahead of the server. */
export const useStateWithRecords = (order: { readonly id: string; readonly state: string }): Standing => {
  const { records } = useOutbox()
  const waiting = records.filter(({ state, input }) => state === 'waiting' && input['matterId'] === order.id)
  const state = waiting.reduce((from, { call }) => after(from, call), order.state as RepairState)
  return { state, name: repairProcess.words.states[state], waits: waiting.length > 0 }
}

const after = (state: RepairState, call: string): RepairState => {
  const action = call.slice(call.lastIndexOf('/') + 1) as RepairAction
  return repairProcess.permits(state, action) ? repairProcess.next(state, action) : state
}
