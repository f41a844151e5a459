import { clockRule } from '../../matters/contract.ts'

/** §2.3: a contractor that has not answered by then goes up to the supervisor. */
export const contractorAnswer = clockRule({
  id: 'repair.contractor-answer',
  name: '保修单位答复时限',
  clause: '§2.3',
  counts: '转保修单位 → 约定上门或拒绝；到期没有答复上报主管',
  target: { kind: 'end-of-day', days: 3 },
})
