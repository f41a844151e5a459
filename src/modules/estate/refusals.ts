import { type FieldFault, Refusal, refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('estate', {
  'not-found': {
    status: 404,
    sentence: (f: { thing: string }) => `没有找到这个${f.thing}，可能已删除，或不在本小区。请刷新后重新选择。`,
  },
  'changed-meanwhile': {
    status: 409,
    sentence: (f: { thing: string; yours: unknown; theirs: unknown }) =>
      `您打开之后别人修改过这个${f.thing}。请对照两个版本再保存，您填的内容还在。`,
  },
  'already-there': {
    status: 409,
    sentence: (f: { thing: string; name: string }) => `本小区已有${f.thing}“${f.name}”，请换一个，或直接使用已有的。`,
  },
  'still-used': {
    status: 409,
    sentence: (f: { thing: string; name: string }) =>
      `${f.thing}“${f.name}”还有登记资料（房屋、产权、租约、事项、钥匙等），不能删除。请先移走或改正这些资料。`,
  },
  'steward-unknown': { status: 422, sentence: () => '没有这位员工，请从名单里重新选择片区管家。' },
  'entrance-elsewhere': {
    status: 422,
    sentence: (f: { building: string }) => `所选单元不在 ${f.building} 栋，请重新选择单元。`,
  },
  'code-unreadable': {
    status: 422,
    sentence: (f: { thing: string; text: string }) =>
      `“${f.text}”不能作为${f.thing}，请写成 3、A2、商业街 这样的编号。`,
  },
  'use-unchanged': {
    status: 409,
    sentence: (f: { spelling: string; use: string }) => `${f.spelling} 的使用状况已经是“${f.use}”，无需再登记。`,
  },
})

/** The refusal with the fields of the form that it is about. */
export const atFields = (refusal: Refusal, paths: readonly string[]): Refusal =>
  new Refusal({
    code: refusal.code,
    status: refusal.status,
    sentence: refusal.message,
    facts: refusal.facts,
    fields: paths.map((path): FieldFault => ({ path, message: refusal.message })),
  })
