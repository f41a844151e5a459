import { type ActionOf, type StateOf, transitions } from '../../../kernel/transitions.ts'
import { matterKind } from '../../matters/contract.ts'

/**
 * The life of a complaint. An answer to the owner may be recorded in any open state and moves nothing; who is not
 * satisfied with the result sends it back to work.
 */
export const complaintProcess = transitions(
  {
    registered: {
      take: 'handling',
      answer: 'registered',
      classify: 'registered',
      assign: 'registered',
      extend: 'registered',
      cancel: 'cancelled',
    },
    handling: {
      resolve: 'resolved',
      answer: 'handling',
      classify: 'handling',
      assign: 'handling',
      extend: 'handling',
      cancel: 'cancelled',
    },
    resolved: { close: 'closed', reopen: 'handling', answer: 'resolved', assign: 'resolved' },
    closed: {},
    cancelled: {},
  },
  {
    subject: '投诉',
    start: 'registered',
    states: {
      registered: '待受理',
      handling: '处理中',
      resolved: '待业主确认',
      closed: '已关闭',
      cancelled: '已撤诉',
    },
    actions: {
      take: '受理',
      answer: '答复业主',
      classify: '改类别',
      assign: '转办',
      extend: '延期',
      resolve: '记录处理结果',
      close: '关闭',
      reopen: '不满意，重办',
      cancel: '撤诉',
    },
  },
)

export type ComplaintState = StateOf<typeof complaintProcess>
export type ComplaintAction = ActionOf<typeof complaintProcess>

/** Complaints (§12.3.3): numbers `TS20261123-0007`. */
export const complaintKind = matterKind({ id: 'complaint', name: '投诉', prefix: 'TS', process: complaintProcess })
