import { termText } from '../contract.ts'

export const hoursNames = { always: '不分昼夜', reception: '只计接待时间' } as const

export const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const numberRule = [{ required: true, message: '请填写数字' }]

/** Where the values of a row come from: a default of the trade, or the community itself. */
export const sourceOf = ({ retired, version }: { retired: boolean; version: number }): string => {
  if (retired) return '已停用'
  return version === 0 ? '默认' : '本小区设置'
}

/** `2 年`, `设计使用年限（50 年）`. */
export const termOf = (part: { termAmount: number; termUnit: Parameters<typeof termText>[0]['unit'] }): string =>
  termText({ amount: part.termAmount, unit: part.termUnit }).trim()
