import { type ActionOf, type StateOf, transitions } from '../../kernel/transitions.ts'
import { clockRule, matterKind } from '../matters/contract.ts'

export const rectificationProcess = transitions(
  {
    drafted: { issue: 'issued', cancel: 'cancelled', assign: 'drafted' },
    issued: { acknowledge: 'acknowledged', cancel: 'cancelled', assign: 'issued' },
    acknowledged: { reply: 'replied', cancel: 'cancelled', assign: 'issued' },
    replied: { pass: 'passed', 'send-back': 'returned', assign: 'replied' },
    returned: { reply: 'replied', cancel: 'cancelled', assign: 'issued' },
    passed: {},
    cancelled: {},
  },
  {
    subject: '整改通知',
    start: 'drafted',
    states: {
      drafted: '待签发',
      issued: '待签收',
      acknowledged: '整改中',
      replied: '待复查',
      returned: '退回重改',
      passed: '复查合格',
      cancelled: '已撤销',
    },
    actions: {
      issue: '签发',
      acknowledge: '签收',
      reply: '回复整改',
      pass: '复查合格',
      'send-back': '退回重改',
      assign: '改派',
      cancel: '撤销',
    },
  },
)

export type RectificationState = StateOf<typeof rectificationProcess>
export type RectificationAction = ActionOf<typeof rectificationProcess>

/** Rectification notices (§12.3.5, §3.7): numbers `ZG20261123-0007`. */
export const rectificationKind = matterKind({
  id: 'rectification',
  name: '整改通知',
  prefix: 'ZG',
  process: rectificationProcess,
})

/** A notice that a bad callback gave rise to is issued within a day (§12.3.5). */
export const issueRule = clockRule({
  id: 'rectification.issue',
  name: '整改通知签发时限',
  clause: '§12.3.5',
  counts: '回访发现问题 → 签发整改通知',
  target: { kind: 'natural-time', minutes: 1440 },
})

/** Steps of whom the notice is addressed to. */
export const addresseeActions: readonly RectificationAction[] = ['acknowledge', 'reply']
