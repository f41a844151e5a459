import { refuse as refusePlatform } from '../../../platform/http/refusals.ts'
import { reading } from '../../../platform/http/use-case.ts'
import { showMatter } from '../../matters/index.ts'
import { listCalls } from '../calls/call.store.ts'
import type { IncidentDetail } from './incident.contract.ts'
import * as contract from './incident.contract.ts'
import { incidentOf, listIncidents as page } from './incident.store.ts'

const MOST_CALLS = 500

export const readIncident = reading(contract.readIncident, (context, { matterId }) => showIncident(context, matterId))

/** An incident with its matter and its callers, as the caller may see it; 404 where this community has none of that id. */
export const showIncident = async (
  context: Parameters<typeof showMatter>[0],
  matterId: Parameters<typeof showMatter>[1],
): Promise<IncidentDetail> => {
  const { tx, communityId } = context
  const incident = await incidentOf(tx, { communityId, matterId })
  if (!incident) throw refusePlatform('not-found')
  const { rows: calls } = await listCalls(tx, { communityId, matterId, sort: '-startedAt', limit: MOST_CALLS })
  return { matter: await showMatter(context, matterId), incident, calls }
}

export const listIncidents = reading(contract.listIncidents, ({ tx }, input) => page(tx, input))
