import { clockRule } from '../../matters/contract.ts'

/** §12.3.7: the week is summed up by 24:00 of Tuesday, the day after the Monday on which it is over. */
export const SUMMED_UP = clockRule({
  id: 'complaint-summary.signed',
  name: '投诉周报时限',
  clause: '§12.3.7',
  counts: '一周结束 → 小结签发',
  target: { kind: 'end-of-day', days: 1 },
})
