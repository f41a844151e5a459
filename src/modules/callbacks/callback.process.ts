import { type ActionOf, type StateOf, transitions } from '../../kernel/transitions.ts'
import { type ClockRule, clockRule, matterKind } from '../matters/contract.ts'
import type { CallbackClass } from './words.ts'

export const callbackProcess = transitions(
  {
    planned: {
      record: 'recorded',
      miss: 'planned',
      appoint: 'appointed',
      refuse: 'refused',
      'give-up': 'unreached',
      cancel: 'cancelled',
      assign: 'planned',
    },
    appointed: {
      record: 'recorded',
      miss: 'planned',
      appoint: 'appointed',
      refuse: 'refused',
      'give-up': 'unreached',
      cancel: 'cancelled',
      assign: 'appointed',
    },
    recorded: {},
    refused: {},
    unreached: {},
    cancelled: {},
  },
  {
    subject: '回访',
    start: 'planned',
    states: {
      planned: '待回访',
      appointed: '已约时间',
      recorded: '已回访',
      refused: '拒绝回访',
      unreached: '未联系上',
      cancelled: '已取消',
    },
    actions: {
      record: '记录回访',
      miss: '未接通',
      appoint: '约时间再打',
      refuse: '拒绝回访',
      'give-up': '按未联系上结束',
      cancel: '取消回访',
      assign: '指派',
    },
  },
)

export type CallbackState = StateOf<typeof callbackProcess>
export type CallbackAction = ActionOf<typeof callbackProcess>

/** Callbacks (§12.3.4, §11.4, §13.5): numbers `HF20261123-0007`. */
export const callbackKind = matterKind({ id: 'callback', name: '回访', prefix: 'HF', process: callbackProcess })

const within = (id: CallbackClass, name: string, days: number, counts = '完工 → 回访记录') =>
  clockRule({
    id: `callback.${id}`,
    name,
    clause: '§12.3.4.2',
    counts,
    target: { kind: 'end-of-day', days },
  })

/** Until 24:00 of day 2, 3 and 7 after the completion; what is called back without a plan runs against no time. */
export const callbackRules: Readonly<Record<Exclude<CallbackClass, 'unplanned'>, ClockRule>> = {
  safety: within('safety', '回访时限（安全设施）', 2),
  leak: within('leak', '回访时限（渗漏）', 3),
  other: within('other', '回访时限（其他维修）', 7),
  complaint: within('complaint', '回访时限（投诉）', 7, '记录处理结果 → 回访记录'),
  incident: within('incident', '回访时限（突发事件）', 7, '恢复 → 回访记录'),
}

/** Ids of all of them: whichever runs is met by the record. */
export const callbackRuleIds: readonly string[] = Object.values(callbackRules).map(({ id }) => id)
