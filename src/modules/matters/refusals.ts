import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('matters', {
  'not-found': { status: 404, sentence: () => '没有找到这个事项，可能编号有误，或不在您负责的小区。' },
  'place-not-found': { status: 404, sentence: () => '没有找到这个房屋、区域或设施，可能已删除，或不在本小区。' },
  'party-not-found': { status: 404, sentence: () => '没有找到这位业户，可能已删除，或不在本小区。' },
  'changed-meanwhile': {
    status: 409,
    sentence: (f: { number: string; yours: unknown; theirs: unknown }) =>
      `${f.number} 在您打开之后有人改动过。请对照最新情况再操作，您填写的内容还在。`,
  },
  closed: { status: 409, sentence: (f: { number: string }) => `${f.number} 已经关闭，不能再修改。` },
  guarded: {
    status: 409,
    sentence: (f: { number: string; action: string; missing: string }) =>
      `${f.number} 还不能“${f.action}”：${f.missing}。`,
  },
  'not-by-hand': {
    status: 409,
    sentence: (f: { kind: string; what: string }) => `${f.kind}不能在这里${f.what}，请用它自己的步骤。`,
  },
  'no-such-clock': {
    status: 409,
    sentence: (f: { number: string }) => `${f.number} 的这项时限已经不在走，请刷新后再看。`,
  },
  'same-priority': { status: 409, sentence: (f: { number: string }) => `${f.number} 已经是这个紧急程度。` },
  'not-yours': {
    status: 409,
    sentence: (f: { number: string; holder: string }) =>
      `${f.number} 现在由${f.holder}承办，不能由您操作。请刷新后再看。`,
  },
  'not-a-colleague': { status: 422, sentence: () => '承办人不在本小区任职，请在名单里另选一位。' },
  'due-in-the-past': { status: 422, sentence: () => '完成期限已经过去，请选今天或以后的日期。' },
  'board-needs-kind': {
    status: 422,
    sentence: () => '按状态看板要先选一种类型，例如报修或投诉；不选类型时请按时限看。',
  },
  'no-such-view': { status: 404, sentence: () => '没有找到这个视图，可能已被删除。请刷新后再看。' },
  'view-name-taken': {
    status: 409,
    sentence: (f: { name: string }) => `已经有一个叫“${f.name}”的视图，请换个名字，或在原来的视图上更新。`,
  },
  'view-changed': {
    status: 409,
    sentence: (f: { name: string; yours: unknown; theirs: unknown }) =>
      `视图“${f.name}”在您打开之后有人改动过。请对照最新内容再保存，您填写的内容还在。`,
  },
  'may-not-share-views': {
    status: 403,
    sentence: () => '共享的视图由主管或经理保存和修改。您可以另存为自己的视图。',
  },
  'too-many-views': {
    status: 409,
    sentence: (f: { most: number }) => `每人最多保存 ${f.most} 个视图，请先删除不用的再保存。`,
  },
  'no-such-clock-rule': { status: 404, sentence: () => '没有这项时限，页面可能是旧版本，请刷新后再看。' },
  'clock-rule-changed': {
    status: 409,
    sentence: (f: { name: string; yours: unknown; theirs: unknown }) =>
      `“${f.name}”在您打开之后有人改动过。请对照最新设置再保存，您填写的内容还在。`,
  },
  'clock-rule-out-of-bounds': { status: 422, sentence: (f: { fault: string }) => `${f.fault}，请改回后再保存。` },
  'arrangement-changed': {
    status: 409,
    sentence: (f: { year: number; yours: unknown; theirs: unknown }) =>
      `放假安排在您打开之后有人改动过。请对照 ${f.year} 年的最新安排再保存，您粘贴的内容还在。`,
  },
  'arrangement-gap': {
    status: 409,
    sentence: (f: { year: number; next: number }) =>
      f.year > f.next
        ? `请先录入 ${f.next} 年的放假安排，再录 ${f.year} 年。`
        : `${f.year} 年早于日历的开始，不用录入。`,
  },
  'arrangement-unfit': { status: 422, sentence: (f: { fault: string }) => `${f.fault}。没有保存，请改正后再试。` },
  'arrangement-same': { status: 409, sentence: (f: { year: number }) => `与现有的 ${f.year} 年安排相同，不用再保存。` },
  'no-such-attachment': { status: 404, sentence: () => '没有找到这个附件，请刷新后再看。' },
  'not-your-attachment': {
    status: 403,
    sentence: (f: { addedBy: string }) => `这个附件是${f.addedBy}添加的，请由本人或客服主管撤回。`,
  },
  'attachment-retracted': { status: 409, sentence: (f: { by: string }) => `这个附件已经由${f.by}撤回。` },
  'record-used': { status: 409, sentence: () => '这条记录的编号已用在别处，没有保存。请刷新后重新填写。' },
})
