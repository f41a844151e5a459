import { type ActionOf, transitions } from '../../../kernel/transitions.ts'
import { matterKind } from '../../matters/contract.ts'

/** A mass outage: announced or happening, told anew as often as needed, over. */
export const incidentProcess = transitions(
  {
    open: { update: 'open', assign: 'open', close: 'closed', cancel: 'cancelled' },
    closed: {},
    cancelled: {},
  },
  {
    subject: '突发事件',
    start: 'open',
    states: { open: '进行中', closed: '已恢复', cancelled: '已撤销' },
    actions: { update: '更新话术', assign: '转办', close: '恢复并答复', cancel: '撤销' },
  },
)

export type IncidentAction = ActionOf<typeof incidentProcess>

/** Incidents: numbers `TF20261123-0001`. */
export const incidentKind = matterKind({ id: 'incident', name: '突发事件', prefix: 'TF', process: incidentProcess })
