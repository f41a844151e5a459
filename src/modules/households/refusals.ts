import { type FieldFault, Refusal, refusals } from '../../kernel/refusal.ts'

interface Clash {
  /** The house as people say it. */
  readonly house: string
  /** Who stands there already: `张三、李四`. */
  readonly who: string
  /** `2024年3月1日至2025年2月28日` */
  readonly period: string
}

export const refuse = refusals('households', {
  'not-found': {
    status: 404,
    sentence: (f: { thing: string }) => `没有找到这个${f.thing}，可能已删除，或不在本小区。请刷新后重新选择。`,
  },
  'changed-meanwhile': {
    status: 409,
    sentence: (f: { thing: string; yours: unknown; theirs: unknown }) =>
      `您打开之后别人修改过这个${f.thing}。请对照两个版本再保存，您填的内容还在。`,
  },
  'own-mass-export': {
    status: 403,
    sentence: () => '自己申请的全号导出不能自己批准，请另一位有权限的同事来批准。',
  },
  'foreign-mass-export': { status: 403, sentence: () => '这是别人的全号导出申请，只有申请人本人可以撤回或下载。' },
  'mass-export-over': {
    status: 409,
    sentence: () => '批准已超过 24 小时，不能再下载。仍然需要的，请重新申请。',
  },
  'nothing-to-look-for': {
    status: 422,
    sentence: () => '请输入要找的内容：房号（3-2-1501）、姓名、拼音首字母、电话后 4 位、车牌或事项编号。',
  },
  'period-turned': {
    status: 422,
    sentence: (f: { from: string; until: string }) => `结束日期 ${f.until} 须晚于开始日期 ${f.from}，请核对。`,
  },
  'identity-number': { status: 422, sentence: (f: { reason: string }) => `${f.reason}，证件号码没有保存。` },
  'no-identity': { status: 404, sentence: (f: { name: string }) => `${f.name} 没有登记证件号码。` },
  'merge-with-itself': { status: 422, sentence: () => '不能合并到自己，请选择另一条业户记录。' },
  'merge-in-one-register': {
    status: 409,
    sentence: (f: { name: string }) =>
      `“${f.name}”的两条记录同在一份产权、租约或住户登记里，不能直接合并。请先更正那份登记，只留一条，再合并。`,
  },
  'holders-wrong': { status: 422, sentence: (f: { reason: string }) => `${f.reason}，产权没有保存。` },
  'title-overlap': {
    status: 409,
    sentence: (f: Clash) =>
      `${f.house} 在${f.period}已有产权登记${by(f.who)}，时间重叠，未保存。如是过户，请用“办理产权过户”；如是登记有误，请先更正原登记。`,
  },
  'title-ended': {
    status: 409,
    sentence: (f: { house: string; on: string }) => `${f.house} 的这份产权已于 ${f.on} 终止，请选择现在有效的产权。`,
  },
  'tenant-twice': { status: 422, sentence: () => '同一个承租人选了两次，请去掉一个。' },
  'lease-too-long': { status: 422, sentence: () => '租期最长 20 年（民法典第七百零五条），请缩短租期，到期后再续签。' },
  'lease-overlap': {
    status: 409,
    sentence: (f: Clash & { part: string }) =>
      `${f.house}${f.part === '' ? '整套' : `“${f.part}”`}在${f.period}已有租约${by(f.who)}，时间重叠，未保存。请先终止或更正原租约，或改租期、改出租部位。`,
  },
  'lease-over': {
    status: 409,
    sentence: (f: { house: string; until: string }) => `${f.house} 的这份租约到 ${f.until} 已结束，无需再终止。`,
  },
  'occupant-twice': {
    status: 409,
    sentence: (f: Clash) => `${f.who} 在${f.period}已登记为 ${f.house} 的住户，无需重复登记。`,
  },
  'plate-taken': {
    status: 409,
    sentence: (f: { plate: string; at: string }) =>
      `车牌 ${f.plate} 已登记${f.at === '' ? '' : `在 ${f.at}`}。如车辆已转让，请先注销原登记。`,
  },
})

const by = (who: string): string => (who === '' ? '' : `（${who}）`)

/** The refusal with the fields of the form that it is about. */
export const atFields = (refusal: Refusal, paths: readonly string[]): Refusal =>
  new Refusal({
    code: refusal.code,
    status: refusal.status,
    sentence: refusal.message,
    facts: refusal.facts,
    fields: paths.map((path): FieldFault => ({ path, message: refusal.message })),
  })
