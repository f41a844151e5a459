/** How the settings of repairs are worded, on their pages and in their exports. */

export const hoursNames = { always: '不分昼夜', reception: '只计接待时间' } as const

/** Where the values of a row come from: a default of the trade, or the community itself. */
export const sourceOf = ({ retired, version }: { retired: boolean; version: number }): string => {
  if (retired) return '已停用'
  return version === 0 ? '默认' : '本小区设置'
}
