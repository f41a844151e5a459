import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('reports', {
  period: {
    status: 422,
    sentence: (f: { from: string; to: string }) => `${f.from} 至 ${f.to} 不能统计：请选先后正确、不超过三年的期间。`,
  },
  'not-a-monday': { status: 422, sentence: (f: { week: string }) => `${f.week} 不是星期一，请从列表里选一周。` },
  'week-not-over': {
    status: 422,
    sentence: (f: { week: string }) => `${f.week} 起的这一周还没有结束，下周一起才能写小结。`,
  },
  'summary-empty': { status: 422, sentence: () => '请先写主要问题、原因和措施，再签发周报。' },
  'summary-changed': {
    status: 409,
    sentence: (f: { week: string; yours: unknown; theirs: unknown }) =>
      `${f.week} 起的这一周，小结刚被别人改过。请核对两个版本后再保存。`,
  },
  'signed-already': {
    status: 409,
    sentence: (f: { week: string; edition: number }) =>
      `${f.week} 起的这一周已签发第 ${f.edition} 版。要更正，请写明原因另出一版。`,
  },
  'reason-missing': { status: 422, sentence: () => '这一周的周报已经签发，另出一版须写明原因。' },
})
