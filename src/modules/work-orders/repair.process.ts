import { type ActionOf, type StateOf, transitions } from '../../kernel/transitions.ts'
import { clockRule, matterKind } from '../matters/contract.ts'

export const repairProcess = transitions(
  {
    logged: {
      dispatch: 'dispatched',
      route: 'with-contractor',
      recategorise: 'logged',
      judge: 'logged',
      assign: 'logged',
      cancel: 'cancelled',
    },
    dispatched: {
      accept: 'accepted',
      return: 'returned',
      dispatch: 'dispatched',
      route: 'with-contractor',
      recategorise: 'dispatched',
      judge: 'dispatched',
      cancel: 'cancelled',
    },
    returned: {
      dispatch: 'dispatched',
      route: 'with-contractor',
      recategorise: 'returned',
      judge: 'returned',
      assign: 'returned',
      cancel: 'cancelled',
    },
    accepted: {
      arrive: 'on-site',
      wait: 'waiting',
      return: 'returned',
      dispatch: 'dispatched',
      route: 'with-contractor',
      recategorise: 'accepted',
      judge: 'accepted',
      cancel: 'cancelled',
    },
    'on-site': {
      finish: 'done',
      wait: 'waiting',
      route: 'with-contractor',
      recategorise: 'on-site',
      judge: 'on-site',
    },
    waiting: {
      arrive: 'on-site',
      dispatch: 'dispatched',
      route: 'with-contractor',
      recategorise: 'waiting',
      judge: 'waiting',
      cancel: 'cancelled',
    },
    'with-contractor': {
      contact: 'with-contractor',
      repaired: 'done',
      raise: 'with-contractor',
      dispatch: 'dispatched',
      route: 'with-contractor',
      recategorise: 'with-contractor',
      judge: 'with-contractor',
      assign: 'with-contractor',
      cancel: 'cancelled',
    },
    done: { close: 'closed', redo: 'dispatched', assign: 'done' },
    closed: {},
    cancelled: {},
  },
  {
    subject: '报修单',
    start: 'logged',
    states: {
      logged: '待派工',
      dispatched: '待接单',
      returned: '已退单',
      accepted: '已接单',
      'on-site': '维修中',
      waiting: '等待中',
      'with-contractor': '保修处理中',
      done: '已完工',
      closed: '已关闭',
      cancelled: '已撤单',
    },
    actions: {
      dispatch: '派工',
      accept: '接单',
      return: '退单',
      arrive: '到场',
      wait: '暂停等待',
      finish: '完工',
      route: '转保修单位',
      contact: '记联系',
      repaired: '保修完工',
      raise: '上报主管',
      recategorise: '改类别',
      judge: '改判责任',
      close: '关闭',
      redo: '返工',
      assign: '指派跟进人',
      cancel: '撤单',
    },
  },
)

export type RepairState = StateOf<typeof repairProcess>
export type RepairAction = ActionOf<typeof repairProcess>

const acceptance = clockRule({
  id: 'repair.accept',
  name: '接单时限',
  counts: '派工 → 接单或退单；过时上报主管',
  target: { kind: 'working-time', minutes: 30 },
})

const urgentAcceptance = clockRule({
  id: 'repair.accept-urgent',
  name: '紧急报修接单时限',
  counts: '派工 → 接单或退单；过时上报主管',
  target: { kind: 'natural-time', minutes: 20 },
})

// §12.3.2: taken on day and night, all year; no community may count it by its opening hours.
const emergencyAcceptance = clockRule({
  id: 'repair.accept-emergency',
  name: '特急报修接单时限',
  clause: '§12.3.2',
  counts: '派工 → 接单或退单；昼夜都计，过时上报主管',
  dayAndNight: true,
  target: { kind: 'natural-time', minutes: 10 },
})

/** For as long as an order lies with the contractor our own times stand still; its own begin. */
export const ROUTED = '转开发商保修'

/** Repairs (§5.4, §11.4): numbers `BX20261123-0007`. */
export const repairKind = matterKind({
  id: 'repair',
  name: '报修',
  prefix: 'BX',
  process: repairProcess,
  acceptance: {
    states: ['dispatched'],
    rule: acceptance,
    byPriority: { urgent: urgentAcceptance, emergency: emergencyAcceptance },
  },
  byHand: ['extend', 'pause', 'priority'],
  stopsItself: { states: ['waiting', 'with-contractor'], reasons: [ROUTED] },
})

/** Steps of the technician to whom the order was dispatched; all others are taken at the desk. */
export const technicianActions: readonly RepairAction[] = ['accept', 'return', 'arrive', 'wait', 'finish']

/** Reasons for which the time to finish may stand still (a limited list; others do not stop the clock). */
export const waitingReasons = ['等配件', '等业主在家', '等业主确认费用', '等开发商或厂家', '等天气'] as const
export type WaitingReason = (typeof waitingReasons)[number]
