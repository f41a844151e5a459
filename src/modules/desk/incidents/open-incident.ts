import { onConstraint } from '../../../platform/database/constraint.ts'
import { useCase } from '../../../platform/http/use-case.ts'
import { demandVersion, holdMatter, moveMatter, openMatter } from '../../matters/index.ts'
import { refuse } from '../refusals.ts'
import * as contract from './incident.contract.ts'
import { incidentKind } from './incident.process.ts'
import { callersOf, endIncident, insertIncident, saveIncident } from './incident.store.ts'
import { showIncident } from './read-incident.ts'

/** Registers a mass outage: from now on every household in it shows the script. */
export const openIncident = useCase(contract.openIncident, async (context, input) => {
  const { tx, communityId, actor, now } = context
  const { kind, title, wholeCommunity, areas, script } = input
  if (!wholeCommunity && areas.length === 0) throw refuse('area-missing')
  const beginsAt = input.beginsAt ? new Date(input.beginsAt) : now
  const expectedUntil = periodEnd(beginsAt, input.expectedUntil)
  const opening = openMatter(context, {
    kind: incidentKind,
    title,
    description: script,
    channel: 'staff',
    priority: 'urgent',
    place: { kind: 'none' },
    assignee: { staffId: actor.staffId },
    clocks: [],
    beside: (matterId) =>
      insertIncident(tx, {
        ...{ communityId, matterId, kind, wholeCommunity, script, beginsAt, expectedUntil },
        areas: wholeCommunity ? [] : areas,
      }),
  })
  const { id } = await onConstraint(opening, {
    incident_area_building_fkey: () => refuse('area-unknown'),
    incident_area_entrance_fkey: () => refuse('area-unknown'),
  })
  context.audit({ subject: { kind: 'matter', id } })
  return showIncident(context, id)
})

/** Another script, another time until when; what was said before stays in the timeline. */
export const updateIncident = useCase(contract.updateIncident, async (context, input) => {
  const { tx, communityId } = context
  const { matterId, version, script } = input
  const matter = await holdMatter(context, { matterId, kind: incidentKind })
  demandVersion(matter, { version, yours: { script } })
  const { incident } = await showIncident(context, matterId)
  const expectedUntil = periodEnd(new Date(incident.beginsAt), input.expectedUntil)
  await moveMatter(context, matter, { kind: incidentKind, action: 'update', note: script })
  await saveIncident(tx, { communityId, matterId, script, expectedUntil })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['script', 'expectedUntil'] })
  return showIncident(context, matterId)
})

/** Over: one result answers every caller, one fact tells whoever plans the callbacks. */
export const closeIncident = useCase(contract.closeIncident, async (context, { matterId, version, result }) => {
  const { tx, communityId, now } = context
  const matter = await holdMatter(context, { matterId, kind: incidentKind })
  demandVersion(matter, { version, yours: { result } })
  await moveMatter(context, matter, { kind: incidentKind, action: 'close', note: result })
  await endIncident(tx, { communityId, matterId, result, at: now })
  const callers = await callersOf(tx, { communityId, matterId })
  context.tell({ name: 'desk.incident-closed', payload: { matterId, number: matter.number, callers } })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state', 'result'] })
  return showIncident(context, matterId)
})

/** It did not happen, or was registered by mistake; with the reason. */
export const cancelIncident = useCase(contract.cancelIncident, async (context, { matterId, version, reason }) => {
  const { tx, communityId, now } = context
  const matter = await holdMatter(context, { matterId, kind: incidentKind })
  demandVersion(matter, { version, yours: { reason } })
  await moveMatter(context, matter, { kind: incidentKind, action: 'cancel', note: reason })
  await endIncident(tx, { communityId, matterId, result: '', at: now })
  context.audit({ subject: { kind: 'matter', id: matterId }, fields: ['state'], reason })
  return showIncident(context, matterId)
})

const periodEnd = (beginsAt: Date, until: string | null): Date | null => {
  if (until === null) return null
  const end = new Date(until)
  if (end <= beginsAt) throw refuse('incident-period')
  return end
}
