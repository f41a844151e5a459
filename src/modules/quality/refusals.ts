import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('quality', {
  'own-work': {
    status: 409,
    sentence: (f: { number: string }) =>
      `${f.number} 由您签收、整改或回复，不能由您自己复查。请交给另一位主管或经理复查。`,
  },
  'may-not-issue': {
    status: 422,
    sentence: () => '您可以开整改通知，但不能签发。请保存为待签发，由客服主管签发。',
  },
  'deadline-passed': {
    status: 422,
    sentence: (f: { deadline: string }) => `整改期限 ${f.deadline} 已经过去，请选今天或以后的日期。`,
  },
})
