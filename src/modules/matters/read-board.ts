import { reading } from '../../platform/http/use-case.ts'
import { type BoardAsked, readBoard as readColumns } from './board.store.ts'
import * as contract from './contract.ts'
import { assigneeKeys } from './list.store.ts'
import { kindOf, stateName } from './matter-kind.ts'
import { refuse } from './refusals.ts'
import { dueNames } from './words.ts'

/** What is open, in columns: by how the clock stands, or by the states of one kind. */
export const readBoard = reading(contract.readBoard, async ({ tx, now, actor }, asked) => {
  const columns = asked.by === 'clock' ? clockColumns(asked.due) : stateColumns(asked)
  const nameOf = (id: string) =>
    asked.by === 'clock' ? dueNames[id as keyof typeof dueNames] : stateName(asked.kind ?? '', id)
  const found = await readColumns(tx, { ...asked, now, mine: assigneeKeys(actor), columns })
  return { columns: found.map((column) => ({ ...column, name: nameOf(column.id) })) }
})

type Columns = BoardAsked['columns']

/** By how the clock stands; one where only that is asked for. */
export const clockColumns = (only?: Columns[number]['due']): Columns =>
  (Object.keys(dueNames) as (keyof typeof dueNames)[])
    .filter((due) => only === undefined || due === only)
    .map((due) => ({ id: due, due }))

/** The states in which something is still to be done, in the order of the process. */
const stateColumns = ({ kind, state: only }: { kind?: string | undefined; state?: string | undefined }): Columns => {
  const process = kindOf(kind ?? '')?.process
  if (!process) throw refuse('board-needs-kind')
  return process.states
    .filter((state) => !process.isFinal(state) && (only === undefined || state === only))
    .map((state) => ({ id: state, state }))
}
