import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('papers', {
  'not-found': { status: 404, sentence: () => '没有找到这份文书，可能不在本小区。' },
  voided: {
    status: 409,
    sentence: (f: { number: string; reason: string }) => `${f.number} 已作废（${f.reason}），不能再打印或作废。`,
  },
})
