import type { Assignee } from '../../matters/contract.ts'
import type { RepairToLog } from '../../work-orders/contract.ts'
import type { ComplaintToOpen, DeskChannel, Outcome } from '../contract.ts'
import type { HousePicked } from './house-of-form.ts'

/** What the form of a contact holds while it is typed. */
export interface ReceptionTyped {
  readonly channel: DeskChannel
  readonly kind: Outcome
  readonly content: string
  readonly house?: HousePicked | null
  readonly callerName?: string
  readonly phone?: string
  readonly answer?: string
  readonly to?: Assignee | null
  readonly praised?: string
  readonly complaint?: Partial<Omit<ComplaintToOpen, 'to'>> & { readonly to?: Assignee | null }
  readonly repair?: Partial<RepairToLog> & { readonly dispatchTo?: RepairToLog['dispatchTo'] | null }
}

interface Known {
  /** Colleagues by name, to know who is praised. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** The typed form as the contracts want it: what every channel says, with the part of its kind and no other. */
export const saidOf = (typed: ReceptionTyped, { colleagues, people }: Known) => {
  const { kind, content, house, callerName = '', phone = '', answer = '', to, praised = '', complaint, repair } = typed
  const houseId = house?.id ?? null
  const settles = kind !== 'repair' && kind !== 'complaint'
  return {
    content,
    phone,
    callerName,
    houseId,
    partyId: people.find(({ name }) => name === callerName.trim())?.id ?? null,
    answer: settles ? answer : '',
    ...(settles && to ? { to } : {}),
    ...(kind === 'complaint' ? { complaint: withoutNothing(complaint ?? {}) } : {}),
    ...(kind === 'repair' ? { repair: repairOf(repair ?? {}, { content, houseId }) } : {}),
    ...(kind === 'praise' && praised.trim() !== '' ? { praise: praiseOf(praised, colleagues) } : {}),
  }
}

const repairOf = (typed: NonNullable<ReceptionTyped['repair']>, o: { content: string; houseId: string | null }) => ({
  ...withoutNothing(typed),
  // What was said is what is broken; the whole of it stands in the contact.
  title: o.content.trim().split('\n')[0]?.slice(0, 100),
  place: o.houseId === null ? { kind: 'none' } : { kind: 'house', id: o.houseId },
})

const praiseOf = (praised: string, colleagues: Known['colleagues']) => {
  const found = colleagues.filter(({ name }) => name === praised.trim())
  return { name: praised.trim(), staffId: found.length === 1 ? (found[0]?.id ?? null) : null }
}

/** Fields that were left empty are left out, so that the default of the contract holds. */
const withoutNothing = (fields: object) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
