import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('desk', {
  'details-missing': {
    status: 422,
    sentence: (f: { kind: string }) => `事由是${f.kind}，请填写${f.kind}的内容；不需要的请改选其他事由。`,
  },
  'details-unexpected': {
    status: 422,
    sentence: (f: { kind: string }) => `填写了${f.kind}的内容，请把事由改为${f.kind}。`,
  },
  'answer-unexpected': { status: 422, sentence: () => '报修和投诉要按流程办理，不能当场答复后关闭，请去掉答复内容。' },
  'call-in-the-future': { status: 422, sentence: () => '来电时间晚于现在，请核对后再提交。' },
  'opened-in-the-future': { status: 422, sentence: () => '开箱时间晚于现在，请核对后再提交。' },
  'no-such-class': { status: 422, sentence: (f: { code: string }) => `没有“${f.code}”这个投诉类别，请重新选择。` },
  'class-changed': {
    status: 409,
    sentence: (f: { name: string; yours: unknown; theirs: unknown }) =>
      `类别“${f.name}”在您打开之后有人改动过。请对照两个版本再保存，您填的内容还在。`,
  },
  'repeat-not-found': { status: 422, sentence: () => '没有找到要关联的那件投诉，请在列出的投诉里重新选择。' },
  unanswered: {
    status: 409,
    sentence: (f: { number: string }) => `${f.number} 还没有答复业主的记录，请先“答复业主”，再关闭。`,
  },
  'nothing-to-extend': {
    status: 409,
    sentence: (f: { number: string }) => `${f.number} 是重办的投诉，处理时限已经走完，不能再延期，请尽快办结。`,
  },
  'unreachable-needs-supervisor': {
    status: 403,
    sentence: () => '业主联系不上的投诉，须由主管或经理核实后关闭，请转给主管。',
  },
  'opinion-missing': { status: 422, sentence: () => '请写明几次怎样联系、为什么联系不上。' },
  'incident-over': {
    status: 409,
    sentence: (f: { number: string }) => `${f.number} 已经结束，来电请按普通来电登记。`,
  },
  'area-missing': { status: 422, sentence: () => '请选择影响的楼栋或单元，或选“整个小区”。' },
  'area-unknown': { status: 404, sentence: () => '没有找到所选的楼栋或单元，可能已删除，或不在本小区。' },
  'incident-period': { status: 422, sentence: () => '预计恢复时间须晚于开始时间，请核对后再提交。' },
  'missed-call-not-found': { status: 404, sentence: () => '没有找到这条未接来电，请刷新后再看。' },
  'missed-call-done': { status: 409, sentence: () => '这条未接来电已经有人处理，列表已更新。' },
  'event-differs': {
    status: 422,
    sentence: (f: { id: string }) => `事件 ${f.id} 已经收到过，但内容不同，没有保存。每个事件请用自己的编号。`,
  },
  'extension-shared': { status: 409, sentence: () => '刚有人也在登记这个分机，请再点一次保存。' },
  'hint-not-found': { status: 404, sentence: () => '没有找到这条提示，可能已删除，或不在本小区。' },
  'hint-period': { status: 422, sentence: () => '提示的结束日期早于开始日期，请核对后再保存。' },
  'hint-class': { status: 422, sentence: () => '只有“投诉”可以再选类别，请把事由选为投诉，或不选类别。' },
  'hint-changed': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '这条提示在您打开之后有人改动过。请对照两个版本再保存，您填的内容还在。',
  },
})
