import { reading, useCase } from '../../../platform/http/use-case.ts'
import { listReceptions as page } from './list.store.ts'
import { openFromContact } from './open-from-contact.ts'
import * as contract from './reception.contract.ts'

/** Writes down who came by which channel with what, and opens what it becomes. */
export const receive = useCase(contract.receive, async (context, input) => {
  const { communityId: _, ...made } = input
  const opened = await openFromContact(context, made)
  context.audit({ subject: { kind: 'matter', id: opened.id } })
  return { matterId: opened.id, number: opened.number, kind: made.kind, closed: opened.closed }
})

export const listReceptions = reading(contract.listReceptions, ({ tx }, input) => page(tx, input))
