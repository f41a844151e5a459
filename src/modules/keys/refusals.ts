import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('keys', {
  'not-found': { status: 404, sentence: () => '没有找到这把钥匙，可能不在本小区。' },
  'already-lent': {
    status: 409,
    sentence: (f: { number: string; holder: string; since: string }) =>
      `钥匙 ${f.number} 已由 ${f.holder} 于 ${f.since} 借走，请先归还再借。`,
  },
  'number-taken': {
    status: 409,
    sentence: (f: { number: string }) => `钥匙编号 ${f.number} 已被使用，旧钥匙的编号也不再给别的钥匙。请换一个编号。`,
  },
  'hook-taken': {
    status: 409,
    sentence: (f: { cabinet: string; hook: number }) => `${f.cabinet} ${f.hook} 号钩上已有别的钥匙，请换一个钩位。`,
  },
  'hook-beyond-cabinet': {
    status: 422,
    sentence: (f: { cabinet: string; hooks: number }) => `${f.cabinet} 只有 ${f.hooks} 个钩位，请重新选择。`,
  },
  'not-ready-to-store': {
    status: 409,
    sentence: (f: { number: string; missing: string }) => `钥匙 ${f.number} 还没有${f.missing}，完成后才能存放。`,
  },
  'cabinet-not-found': { status: 404, sentence: () => '没有找到这个钥匙柜，可能已删除。' },
  'cabinet-name-taken': {
    status: 409,
    sentence: (f: { name: string }) => `已有名为“${f.name}”的钥匙柜，请换一个名称。`,
  },
  'cabinet-in-use': {
    status: 409,
    sentence: (f: { name: string }) => `${f.name} 里还有钥匙，或钩位数少于已用的钩号，不能这样改。`,
  },
  'place-unknown': { status: 422, sentence: () => '没有找到所选的房屋、公共区域或设施，请重新选择。' },
  'borrower-unknown': { status: 422, sentence: () => '请从名单里选择借用人；外来单位请填写姓名。' },
  'party-unknown': { status: 422, sentence: () => '没有找到所选的业主，请重新选择。' },
  'owner-not-told': {
    status: 422,
    sentence: (f: { number: string }) => `${f.number} 是业主委托的钥匙，借出前要先联系业主，请填写联系情况。`,
  },
  'due-in-the-past': { status: 422, sentence: () => '应还时间要晚于现在，请重新填写。' },
  'not-approved': {
    status: 403,
    sentence: (f: { what: string }) => `${f.what}要由主管或经理借出。请由主管登录办理。`,
  },
  'changed-meanwhile': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '您打开之后别人修改过这把钥匙。请对照两个版本再保存，您填的内容还在。',
  },
  'cabinet-changed-meanwhile': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '您打开之后别人修改过这个钥匙柜。请对照两个版本再保存，您填的内容还在。',
  },
  'until-before-today': { status: 422, sentence: () => '委托的最后一天已经过去，请重新填写。' },
  'already-entrusted': {
    status: 409,
    sentence: (f: { number: string }) => `钥匙 ${f.number} 在这段时间已有委托，请先结束原委托。`,
  },
  'no-entrustment': { status: 409, sentence: (f: { number: string }) => `钥匙 ${f.number} 现在没有委托。` },
  'stock-take-exists': { status: 409, sentence: (f: { month: string }) => `${f.month} 的盘点已经开始，请接着盘点。` },
  'stock-take-not-found': { status: 404, sentence: () => '没有找到这次盘点。' },
  'stock-take-finished': { status: 409, sentence: () => '这次盘点已经结束，不能再改。差异请在钥匙上登记更正。' },
  'not-all-counted': {
    status: 409,
    sentence: (f: { left: number }) => `还有 ${f.left} 把钥匙没有盘点，盘完才能结束。`,
  },
})
