import { useCase } from '../../../platform/http/use-case.ts'
import { refuse as refuseMatter } from '../../matters/index.ts'
import { timesOf, writeCall } from '../calls/log-call.ts'
import { refuse } from '../refusals.ts'
import * as contract from './incident.contract.ts'
import { callersOf, shareIncident } from './incident.store.ts'

/** One more caller of a mass outage: a call, and no matter of its own. */
export const logIncidentCall = useCase(contract.logIncidentCall, async (context, input) => {
  const { tx, communityId } = context
  const { matterId, startedAt, lengthSeconds, communityId: _, ...said } = input
  const times = timesOf(context, { startedAt, lengthSeconds })
  const incident = await shareIncident(tx, { communityId, matterId })
  if (!incident) throw refuseMatter('not-found')
  if (incident.closedAt) throw refuse('incident-over', { number: incident.number })
  const content = said.content === '' ? incident.title : said.content
  const call = await writeCall(context, { ...said, ...times, content, outcome: 'incident', matterId })
  return { call, callers: await callersOf(tx, { communityId, matterId }) }
})
