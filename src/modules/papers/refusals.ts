import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('papers', {
  'not-found': { status: 404, sentence: () => '没有找到这份文书，可能不在本小区。' },
  voided: {
    status: 409,
    sentence: (f: { number: string; reason: string }) => `${f.number} 已作废（${f.reason}），不能再打印或作废。`,
  },
  'no-such-place': {
    status: 422,
    sentence: (f: { number: string; place: string }) => `${f.number} 上没有“${f.place}”这个签名处，请重新打开文书。`,
  },
  'signed-already': {
    status: 409,
    sentence: (f: { place: string }) => `“${f.place}”已经签过名，不能再签。签错了请作废这份文书，另开一份。`,
  },
  'content-differs': {
    status: 409,
    sentence: (f: { number: string }) => `${f.number} 的内容与您看到的不一致，签名没有保存。请重新打开，核对后再签。`,
  },
  'signature-too-short': { status: 422, sentence: () => '签名太短或笔画太多，请清除后签上完整的姓名。' },
  'kind-unknown': { status: 404, sentence: () => '没有这种文书，或它的样张不能修改。' },
  'template-changed': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '您打开之后别人修改过这份样张。请对照两个版本再保存，您改的内容还在。',
  },
  'company-templates': {
    status: 403,
    sentence: () => '公司样张对所有小区有效，由总部或系统管理员修改。您可以为本小区另做样张。',
  },
  'in-force-in-the-past': { status: 422, sentence: () => '启用日期不能早于今天，已经签发的文书不会改变。' },
})
