import { exporting } from '../../platform/exports/index.ts'
import { boxOpeningOf, boxOpeningsQuery } from './boxes/box.store.ts'
import { exportBoxOpenings } from './boxes/box-list.ts'
import { callOf, callsQuery } from './calls/call.store.ts'
import { exportCalls } from './calls/call-list.ts'
import { exportComplaints } from './complaints/complaint-list.ts'
import { complaintRowOf, complaintsQuery } from './complaints/list.store.ts'
import { incidentRowOf, incidentsQuery } from './incidents/incident.store.ts'
import { exportIncidents } from './incidents/incident-list.ts'
import { receptionRowOf, receptionsQuery } from './receptions/list.store.ts'
import { exportReceptions } from './receptions/reception-list.ts'

/** The lists of the desk as files: what the screen shows, by the same statements. */
export const exports = [
  exporting(exportReceptions, (_, asked) => ({ query: receptionsQuery(asked), row: receptionRowOf })),
  exporting(exportCalls, (_, asked) => ({ query: callsQuery(asked), row: callOf })),
  exporting(exportComplaints, ({ now }, asked) => ({ query: complaintsQuery({ ...asked, now }), row: complaintRowOf })),
  exporting(exportIncidents, (_, asked) => ({ query: incidentsQuery(asked), row: incidentRowOf })),
  exporting(exportBoxOpenings, (_, asked) => ({ query: boxOpeningsQuery(asked), row: boxOpeningOf })),
]
