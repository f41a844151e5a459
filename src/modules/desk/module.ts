import { defineModule } from '../../platform/app/define-module.ts'
import { closedAtItsEnd } from '../matters/index.ts'
import { listBoxOpenings, recordBoxOpening } from './boxes/open-box.ts'
import { reportCallEvent, ringing, setExtension } from './calls/call-events.ts'
import { listCalls, logCall } from './calls/log-call.ts'
import { countMissedCalls, dismissMissedCall, listMissedCalls, logMissedCall } from './calls/missed-calls.ts'
import { callsTimeline, noticesPanel } from './card.ts'
import { listComplaintClasses, setComplaintClass } from './complaints/classes.ts'
import { cancelComplaint, closeComplaint, reopenComplaint } from './complaints/close-complaint.ts'
import { complaintKind } from './complaints/complaint.process.ts'
import { classifyComplaint, extendComplaint } from './complaints/direct-complaint.ts'
import { answerComplaint, resolveComplaint, takeComplaint } from './complaints/handle-complaint.ts'
import { printComplaint } from './complaints/print-complaint.ts'
import { countUrgentComplaints, listComplaints, readComplaint, similarComplaints } from './complaints/read-complaint.ts'
import { exports } from './exports.ts'
import { addHint, changeHint, hintsFor, listHints, readHintVersions, removeHint } from './hints/hints.ts'
import { hotQueries } from './hot-queries.ts'
import { incidentKind } from './incidents/incident.process.ts'
import { logIncidentCall } from './incidents/log-incident-call.ts'
import { cancelIncident, closeIncident, openIncident, updateIncident } from './incidents/open-incident.ts'
import { listIncidents, readIncident } from './incidents/read-incident.ts'
import { invariants } from './invariants.ts'
import { listReceptions, receive } from './receptions/receive.ts'
import { requestKinds } from './receptions/request.process.ts'
import { cancelRequest, readRequest, settleRequest } from './receptions/settle-request.ts'
import { refuse } from './refusals.ts'

const atTheDesk = ['clerk', 'supervisor', 'manager'] as const
const centre = [...atTheDesk, 'technician', 'cashier', 'patroller', 'guard', 'file-clerk', 'storekeeper'] as const
const lookers = ['head-office', 'administrator'] as const

/** The desk: every contact is written down, and every complaint seen through to its end. */
export const desk = defineModule({
  id: 'desk',
  name: '接待台',
  rights: {
    'desk.receive': { name: '接待登记', roles: atTheDesk },
    'desk.see-receptions': { name: '查看接待记录', roles: [...centre, ...lookers] },
    'desk.do-requests': { name: '办理诉求', roles: centre },
    'desk.see-complaints': { name: '查看投诉', roles: [...centre, ...lookers] },
    'desk.do-complaints': { name: '处理投诉', roles: centre },
    'desk.extend-complaints': { name: '批准投诉延期', roles: ['supervisor', 'manager'] },
    'desk.set-classes': { name: '设置投诉类别', roles: ['supervisor', 'manager', 'administrator'] },
    'desk.manage-incidents': { name: '登记突发事件', roles: atTheDesk },
    'desk.set-hints': { name: '设置话务提示', roles: ['supervisor', 'manager'] },
    'desk.report-calls': { name: '上报来电事件', roles: atTheDesk },
  },
  handlers: [
    receive,
    listReceptions,
    readRequest,
    settleRequest,
    cancelRequest,
    logCall,
    listCalls,
    listMissedCalls,
    countMissedCalls,
    logMissedCall,
    dismissMissedCall,
    reportCallEvent,
    ringing,
    setExtension,
    listComplaints,
    countUrgentComplaints,
    similarComplaints,
    readComplaint,
    takeComplaint,
    answerComplaint,
    classifyComplaint,
    extendComplaint,
    resolveComplaint,
    closeComplaint,
    reopenComplaint,
    cancelComplaint,
    printComplaint,
    listComplaintClasses,
    setComplaintClass,
    openIncident,
    updateIncident,
    closeIncident,
    cancelIncident,
    logIncidentCall,
    readIncident,
    listIncidents,
    recordBoxOpening,
    listBoxOpenings,
    listHints,
    hintsFor,
    addHint,
    changeHint,
    removeHint,
    readHintVersions,
    ...exports,
  ],
  refusals: [refuse],
  cardPanels: [noticesPanel],
  timelines: [callsTimeline],
  invariants: [
    closedAtItsEnd(complaintKind),
    closedAtItsEnd(incidentKind),
    ...Object.values(requestKinds).map(closedAtItsEnd),
    ...invariants,
  ],
  hotQueries,
})
