import { exporting, exportingShort } from '../../platform/exports/index.ts'
import { housesOfPhones } from '../households/index.ts'
import { boxOpeningOf, boxOpeningsQuery } from './boxes/box.store.ts'
import { exportBoxOpenings } from './boxes/box-list.ts'
import { callOf, callsQuery } from './calls/call.store.ts'
import { exportCalls } from './calls/call-list.ts'
import { missedCallsQuery, missedCallToExport } from './calls/missed-call.store.ts'
import { exportMissedCalls } from './calls/missed-call-list.ts'
import { classesOf } from './complaints/class.store.ts'
import { exportClasses } from './complaints/class-list.ts'
import { exportComplaints } from './complaints/complaint-list.ts'
import { complaintRowOf, complaintsQuery } from './complaints/list.store.ts'
import { hintsOf } from './hints/hint.store.ts'
import { exportHints } from './hints/hint-list.ts'
import { incidentRowOf, incidentsQuery } from './incidents/incident.store.ts'
import { exportIncidents } from './incidents/incident-list.ts'
import { receptionRowOf, receptionsQuery } from './receptions/list.store.ts'
import { exportReceptions } from './receptions/reception-list.ts'

/** The lists of the desk as files: what the screen shows, by the same statements. */
export const exports = [
  exporting(exportReceptions, (_, asked) => ({ query: receptionsQuery(asked), row: receptionRowOf })),
  exporting(exportCalls, (_, asked) => ({ query: callsQuery(asked), row: callOf })),
  exporting(exportMissedCalls, async ({ tx, today }, asked) => {
    const query = missedCallsQuery(asked)
    if (asked.status === 'done') return { query, row: missedCallToExport }
    // One line for each number that waits to be rung back: few, and each with the household that it belongs to.
    const { rows } = await query.execute(tx)
    const { communityId } = asked
    const houses = await housesOfPhones(tx, { communityId, phones: rows.map(({ phone }) => phone), today })
    return { rows: rows.map((row) => ({ ...missedCallToExport(row), houses: houses.get(row.phone) ?? [] })) }
  }),
  exportingShort(exportClasses, ({ tx }, { communityId }) => classesOf(tx, communityId)),
  exportingShort(exportHints, ({ tx, today }, { q: _, ...asked }) => hintsOf(tx, { ...asked, today })),
  exporting(exportComplaints, ({ now }, asked) => ({ query: complaintsQuery({ ...asked, now }), row: complaintRowOf })),
  exporting(exportIncidents, (_, asked) => ({ query: incidentsQuery(asked), row: incidentRowOf })),
  exporting(exportBoxOpenings, (_, asked) => ({ query: boxOpeningsQuery(asked), row: boxOpeningOf })),
]
