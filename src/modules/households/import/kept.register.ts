import { readDateCell } from '../../../kernel/date-cells.ts'
import { normaliseYuan, parseYuan } from '../../../kernel/money.ts'
import type { FieldWords } from '../../../platform/import/recognise-columns.rules.ts'
import type { Register } from '../../../platform/import/register.ts'
import { blame, cellsOf, startTaking, textOf } from '../../../platform/import/row-in-hand.rules.ts'
import { spellingOf } from './in-houses.ts'

interface KeptKind {
  readonly id: string
  readonly name: string
  readonly fields: Readonly<Record<string, FieldWords>>
  readonly needs: Register['needs']
  /** The field that says which house a row is about. */
  readonly house: string | null
  /** Without it a row says nothing. */
  readonly must: string
  readonly days?: readonly string[]
  readonly amounts?: readonly string[]
  /** Who will take the rows. */
  readonly waitsFor: string
}

/**
 * A register that is recognised, read and kept until the module that owns it can take it: every cell by its meaning,
 * days and amounts checked now, while the person who knows them is here.
 */
const keptRegister = (kind: KeptKind): Register<Readonly<Record<string, string>>, null> => ({
  id: kind.id,
  name: kind.name,
  kept: true,
  headers: { fields: kind.fields },
  needs: kind.needs,
  startReading: (recognition) => {
    const take = startTaking(recognition)
    return (row) => {
      const inHand = take(row)
      if (inHand === null) return null
      const must = textOf(inHand, kind.must)
      if (must === '') blame(inHand, kind.must, { reason: `没有${kind.fields[kind.must]?.title}` })
      const place = kind.house === null ? '' : textOf(inHand, kind.house)
      if (kind.house !== null && spellingOf(place) === null) {
        blame(inHand, kind.house, { reason: `“${place}”看不出是哪套房屋`, weight: 'doubt' })
      }
      for (const field of kind.days ?? []) {
        const day = readDateCell(textOf(inHand, field))
        if (textOf(inHand, field) !== '' && !day.ok) blame(inHand, field, { reason: day.message })
      }
      for (const field of kind.amounts ?? []) {
        const amount = parseYuan(normaliseYuan(textOf(inHand, field)), { name: kind.fields[field]?.title ?? field })
        if (textOf(inHand, field) !== '' && !amount.ok) blame(inHand, field, { reason: amount.message })
      }
      const values = Object.keys(kind.fields).map((field) => [
        field,
        cellsOf(inHand, field)
          .map(({ text }) => text.trim())
          .join('、'),
      ])
      return {
        label: '',
        draft: Object.fromEntries([...values.filter(([, text]) => text !== ''), ['spelling', spellingOf(place) ?? '']]),
        faults: inHand.faults,
      }
    }
  },
  look: async () => null,
  judge: (rows) =>
    rows.map(({ position }) => ({
      position,
      verdict: 'kept',
      what: `${kind.name}已保存，等${kind.waitsFor}启用后由它接收，现在不进任何台账`,
    })),
  take: async () => {},
})

const house: FieldWords = { title: '房屋', names: '房号 房屋编号 房间号 房屋号 房间' }

export const paymentsRegister = keptRegister({
  id: 'payments',
  name: '缴费历史',
  fields: {
    house,
    feeItem: { title: '收费项目', names: '费用项目 费用名称 费用项 收费项' },
    cycle: { title: '缴费周期', names: '周期' },
    from: { title: '开始时间', names: '开始日期 费用开始时间 计费开始时间' },
    until: { title: '结束时间', names: '结束日期 费用结束时间 计费结束时间' },
    paidOn: { title: '缴费时间', names: '缴费日期 收款日期 收款时间 交费日期 交费时间' },
    due: { title: '应缴金额', names: '应收金额 应收 应缴' },
    paid: { title: '实缴金额', names: '实收金额 实收 实缴 缴费金额 收款金额' },
    cashier: { title: '收银员', names: '收款人 经办人' },
    note: { title: '备注', names: '备注信息 说明' },
  },
  needs: (has) => has('house') && has('feeItem') && (has('paid') || has('due')),
  house: 'house',
  must: 'feeItem',
  days: ['from', 'until', 'paidOn'],
  amounts: ['due', 'paid'],
  waitsFor: '收费',
})

export const metersRegister = keptRegister({
  id: 'meters',
  name: '水电表',
  fields: {
    name: { title: '名称', names: '表名称 仪表名称' },
    meter: { title: '表号', names: '表编号 仪表编号 水表号 电表号 表地址' },
    kind: { title: '表类型', names: '仪表类型 抄表类型' },
    mode: { title: '模式', names: '付费模式' },
    house,
    feeItem: { title: '费用项', names: '收费项目 费用项目' },
    maker: { title: '厂家', names: '生产厂家 品牌' },
    collector: { title: '采集器ID', names: '采集器 采集器id 采集器编号' },
    reading: { title: '读数', names: '底数 起始读数 表底 上期读数 本期读数' },
  },
  needs: (has) => has('meter') && (has('house') || has('kind')),
  house: 'house',
  must: 'meter',
  waitsFor: '抄表',
})

export const feeStandardsRegister = keptRegister({
  id: 'fee-standards',
  name: '费用设置',
  fields: {
    number: { title: '费用编号', names: '费用代码' },
    kind: { title: '费用类型', names: '费用类别' },
    feeItem: { title: '收费项目', names: '费用项目 费用名称' },
    recurrence: { title: '费用标识', names: '' },
    payment: { title: '付费类型', names: '' },
    cycle: { title: '缴费周期', names: '' },
    billing: { title: '出账类型', names: '' },
    from: { title: '计费起始时间', names: '计费开始时间' },
    until: { title: '计费结束时间', names: '计费截止时间' },
    formula: { title: '计算公式', names: '公式' },
    price: { title: '计费单价', names: '单价' },
    fixed: { title: '固定费用', names: '附加费 固定金额' },
  },
  needs: (has) => has('feeItem') && (has('price') || has('formula')),
  house: null,
  must: 'feeItem',
  days: ['from', 'until'],
  amounts: ['fixed'],
  waitsFor: '收费',
})
