import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('work-orders', {
  taken: {
    status: 409,
    sentence: (f: { number: string; by: string }) => `${f.number} 已由${f.by}接单，您不用再去。列表已更新。`,
  },
  'no-such-category': {
    status: 422,
    sentence: (f: { code: string }) => `没有“${f.code}”这个报修类别，或已停用，请重新选择。`,
  },
  'category-changed': {
    status: 409,
    sentence: (f: { name: string; yours: unknown; theirs: unknown }) =>
      `类别“${f.name}”在您打开之后有人改动过。请对照两个版本再保存，您填的内容还在。`,
  },
  'same-category': {
    status: 422,
    sentence: (f: { name: string }) => `这张报修单已经是“${f.name}”，请选择另一个类别或部位。`,
  },
  'no-such-part': {
    status: 422,
    sentence: (f: { code: string }) => `没有“${f.code}”这个保修部位，请重新选择。`,
  },
  'part-changed': {
    status: 409,
    sentence: (f: { name: string; yours: unknown; theirs: unknown }) =>
      `部位“${f.name}”在您打开之后有人改动过。请对照两个版本再保存，您填的内容还在。`,
  },
  'setting-changed': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '保修规则在您打开之后有人改动过。请对照两个版本再保存，您填的内容还在。',
  },
  'not-developers': {
    status: 409,
    sentence: (f: { why: string }) =>
      `这张报修单不由开发商负责：${f.why}。确实要转保修单位，请先“改判责任”并写明理由。`,
  },
  'no-such-contractor': {
    status: 422,
    sentence: () => '没有这个保修单位，或已停用，请重新选择。',
  },
  'contractor-known': {
    status: 409,
    sentence: (f: { name: string }) => `已经有名为“${f.name}”的保修单位，请直接使用，或换一个名称。`,
  },
  'contractor-changed': {
    status: 409,
    sentence: (f: { name: string; yours: unknown; theirs: unknown }) =>
      `保修单位“${f.name}”在您打开之后有人改动过。请对照两个版本再保存，您填的内容还在。`,
  },
  'promise-date-missing': {
    status: 422,
    sentence: () => '对方约定了上门，请填写约定的日期；没有约定日期请选“已通知”。',
  },
  'promise-in-the-past': {
    status: 422,
    sentence: (f: { date: string }) => `约定上门的日期 ${f.date} 已经过去，请核对。`,
  },
  'not-closed': {
    status: 409,
    sentence: (f: { number: string; stateName: string }) =>
      `${f.number} 现在是“${f.stateName}”，还没有关闭；没修好请用“返工”，不用另开返修单。`,
  },
  'rework-open': {
    status: 409,
    sentence: (f: { number: string; rework: string }) =>
      `${f.number} 已有返修单 ${f.rework} 正在处理，请在那一张上跟进。`,
  },
  'not-yourself': {
    status: 403,
    sentence: () => '只能设置自己的上下班；要设置别人的，请由派工的人操作。',
  },
})
