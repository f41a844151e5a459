import { clockRule } from '../../matters/contract.ts'

/** §10.3: generally done within 24 hours; once, a supervisor may give a new time with a reason. */
export const HANDLED = clockRule({
  id: 'complaint.handled',
  name: '投诉处理时限',
  clause: '§10.3',
  counts: '登记 → 记录处理结果',
  target: { kind: 'natural-time', minutes: 24 * 60 },
  extension: 'once',
})

/** §12.3.3: the owner has an answer within 72 hours; never paused, never extended. */
export const REPLIED = clockRule({
  id: 'complaint.replied',
  name: '投诉答复时限',
  clause: '§12.3.3',
  counts: '登记 → 首次答复业主',
  target: { kind: 'natural-time', minutes: 72 * 60 },
})

/** After an owner who was not satisfied; the clocks of the first handling stay as they ended. */
export const REDONE = clockRule({
  id: 'complaint.redone',
  name: '投诉重办时限',
  counts: '业主不满意 → 记录新的处理结果',
  target: { kind: 'natural-time', minutes: 24 * 60 },
})
