import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('callbacks', {
  'too-few-attempts': {
    status: 409,
    sentence: (f: { number: string; missed: number; needed: number }) =>
      `${f.number} 只打过 ${f.missed} 次未接通，满 ${f.needed} 次才能按未联系上结束。请换个时间再打。`,
  },
  'must-be-called': {
    status: 422,
    sentence: (f: { number: string; className: string }) =>
      `${f.number} 是${f.className}，必须回访；确实联系不上的，请由客服主管或经理结束。`,
  },
  'opinion-missing': {
    status: 422,
    sentence: () => '住户不满意，请写明住户意见，或勾选“发现问题”写明问题。',
  },
  'appointment-passed': { status: 422, sentence: () => '约定的时间已经过去，请选以后的时间。' },
  'not-a-finished-matter': {
    status: 422,
    sentence: (f: { number: string }) => `${f.number} 还没有办完，办完后再回访。`,
  },
  'setting-changed': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) => '回访设置在您打开之后有人改动过。请对照最新设置再保存。',
  },
  'nothing-to-sample': {
    status: 409,
    sentence: (f: { month: string }) => `${f.month} 没有已记录的回访，不用抽查。`,
  },
  'month-not-over': {
    status: 422,
    sentence: (f: { month: string }) => `${f.month} 还没有结束，下个月 1 日起才能抽样。`,
  },
  'no-such-sample': { status: 404, sentence: () => '没有找到这个月的抽查，可能还没有抽样，或不在您负责的小区。' },
  'own-callback': {
    status: 409,
    sentence: (f: { number: string }) => `${f.number} 是您自己做的回访，不能由您自己抽查。请由另一位经理抽查。`,
  },
  'item-changed': {
    status: 409,
    sentence: (f: { number: string; yours: unknown; theirs: unknown }) =>
      `${f.number} 的抽查结果在您打开之后有人改动过。请对照最新情况再保存。`,
  },
  'differs-missing': { status: 422, sentence: () => '与第一次回访不一致，请写明哪里不一致。' },
})
