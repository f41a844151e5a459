import { useCase } from '../../../platform/http/use-case.ts'
import { clockToStart, demandVersion, holdMatter, moveMatter, refuse as refuseMatter } from '../../matters/index.ts'
import * as contract from '../contract.ts'
import { showRepair } from '../read-repair.ts'
import { refuse } from '../refusals.ts'
import { repairKind } from '../repair.process.ts'
import { ANSWER, FINISH, ON_SITE, PROMISE } from '../repair.rules.ts'
import { heldRepair, saveRepair } from '../repair.store.ts'
import { contractorAnswer } from './clocks.ts'
import { clocksOfContact, clocksOfRoute, contactOf, contactText } from './contact.rules.ts'
import { addContact, contractorById, contractorOfRepair } from './contractor.store.ts'

/** Gives an order that is the developer's to its contractor, with the first call to it. */
export const routeRepair = useCase(contract.routeRepair, async (context, input) => {
  const { tx, communityId, today, now, actor } = context
  const { matterId, version, contractorId, ...said } = input
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { contractorId, ...said } })
  const held = await heldRepair(tx, { communityId, matterId })
  if (!held) throw refuseMatter('not-found')
  if (held.liable !== 'developer') throw refuse('not-developers', { why: held.warrantyWhy })
  const contractor = await contractorById(tx, { communityId, contractorId })
  if (!contractor || contractor.retired) throw refuse('no-such-contractor')
  const contact = contactOf(said, today)
  const answer = await clockToStart(context, contractorAnswer)
  const id = crypto.randomUUID()
  await moveMatter(context, matter, {
    kind: repairKind,
    action: 'route',
    recordId: id,
    assignee: { role: contact.outcome === 'declined' ? 'supervisor' : 'clerk' },
    note: `${contractor.name} ${contactText(contact)}`,
    clocks: clocksOfRoute({ clocks: matter.clocks, contact, answer }),
  })
  const step = { contractorId, promisedOn: contact.promisedOn, acceptedBy: null, acceptedAt: null, waitingReason: '' }
  await saveRepair(tx, { communityId, matterId, step })
  await addContact(tx, { communityId, id, matterId, contractorId, contact, at: now, by: actor.staffId })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'contractor'] })
  return showRepair(context, matterId)
})

/** What was said with the contractor since; a refusal goes up at once. */
export const contactContractor = useCase(contract.contactContractor, async (context, input) => {
  const { tx, communityId, today, now, actor } = context
  const { matterId, version, ...said } = input
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: said })
  const contact = contactOf(said, today)
  const id = crypto.randomUUID()
  await moveMatter(context, matter, {
    kind: repairKind,
    action: 'contact',
    recordId: id,
    note: contactText(contact),
    clocks: clocksOfContact({ clocks: matter.clocks, contact }),
    ...(contact.outcome === 'declined' ? { assignee: { role: 'supervisor' } } : {}),
  })
  const contractorId = await contractorOfRepair(tx, { communityId, matterId })
  if (contractorId === null) throw refuse('no-such-contractor')
  if (contact.promisedOn !== null || contact.outcome === 'declined') {
    await saveRepair(tx, { communityId, matterId, step: { promisedOn: contact.promisedOn } })
  }
  await addContact(tx, { communityId, id, matterId, contractorId, contact, at: now, by: actor.staffId })
  context.audit({ subject: { kind: 'matter', id: matterId } })
  return showRepair(context, matterId)
})

/** Up to the supervisor, because nobody there moves. */
export const raiseRepair = useCase(contract.raiseRepair, async (context, { matterId, version, reason }) => {
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { reason } })
  await moveMatter(context, matter, {
    kind: repairKind,
    action: 'raise',
    assignee: { role: 'supervisor' },
    note: reason,
  })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['assignee'], reason })
  return showRepair(context, matterId)
})

/** The contractor has put it right; the desk calls back and closes, as after our own work. */
export const repairedByContractor = useCase(contract.repairedByContractor, async (context, input) => {
  const { tx, communityId, now } = context
  const { matterId, version, result } = input
  const matter = await holdMatter(context, { matterId, kind: repairKind })
  demandVersion(matter, { version, yours: { result } })
  const clocks = { meets: [ON_SITE, FINISH, ANSWER, PROMISE] }
  const move = { kind: repairKind, action: 'repaired', note: result, clocks, assignee: { role: 'clerk' } } as const
  await moveMatter(context, matter, move)
  await saveRepair(tx, { communityId, matterId, step: { result, doneAt: now } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'] })
  return showRepair(context, matterId)
})
