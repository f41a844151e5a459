import { z } from 'zod'

/** The words of the trade for what the tables hold; pages, papers and refusals speak with these. */
export const keyKindNames = {
  entrusted: '业主委托',
  vacant: '空置房',
  'repair-return': '返修',
  public: '公共区域',
  equipment: '设备房',
  master: '总钥匙',
} as const

export type KeyKind = keyof typeof keyKindNames

export const borrowerKindNames = { staff: '本中心员工', household: '业户', contractor: '外来单位' } as const

export type BorrowerKind = keyof typeof borrowerKindNames

export const keyEventNames = {
  received: '接收',
  checked: '核对',
  tested: '调试合格',
  'test-failed': '调试不合格',
  stored: '存放',
  moved: '换位',
  lent: '借出',
  returned: '归还',
  entrusted: '委托',
  'entrustment-ended': '委托结束',
  lost: '报失',
  found: '找回',
  replaced: '换锁',
  'handed-over': '移交',
  corrected: '更正',
  counted: '盘点在位',
  missing: '盘点不符',
} as const

export type KeyEventKind = keyof typeof keyEventNames

export const foundNames = { present: '在柜', 'with-borrower': '在借用人处', missing: '未见' } as const

/** The schema of one of these words. */
export const oneOf = <N extends Record<string, string>>(names: N) =>
  z.enum(Object.keys(names) as [keyof N & string, ...(keyof N & string)[]])
