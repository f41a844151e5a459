import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('work-orders', {
  taken: {
    status: 409,
    sentence: (f: { number: string; by: string }) => `${f.number} 已由${f.by}接单，您不用再去。列表已更新。`,
  },
  'no-such-category': { status: 422, sentence: (f: { code: string }) => `没有“${f.code}”这个报修类别，请重新选择。` },
  'category-changed': {
    status: 409,
    sentence: (f: { name: string; yours: unknown; theirs: unknown }) =>
      `类别“${f.name}”在您打开之后有人改动过。请对照两个版本再保存，您填的内容还在。`,
  },
})
