import type { SheetToWrite } from '../../platform/sheets/index.ts'
import type { Key } from './contract.ts'
import { keyProcess } from './key.process.ts'
import { keyKindNames } from './words.ts'

/** 钥匙台账 as a sheet: the columns of the list, in its order. */
export const keyRegister = (keys: readonly Key[]): SheetToWrite => ({
  name: '钥匙台账',
  columns: [
    { header: '钥匙编号', kind: 'text' },
    { header: '类别', kind: 'text' },
    { header: '所开部位', kind: 'text' },
    { header: '名称', kind: 'text' },
    { header: '数量', kind: 'integer' },
    { header: '状态', kind: 'text' },
    { header: '钥匙柜', kind: 'text' },
    { header: '钩号', kind: 'integer' },
    { header: '借用人', kind: 'text' },
    { header: '用途', kind: 'text' },
    { header: '借出时间', kind: 'moment' },
    { header: '应还时间', kind: 'moment' },
    { header: '备注', kind: 'text', width: 40 },
  ],
  rows: keys.map((key) => [
    key.number,
    keyKindNames[key.kind],
    key.place,
    key.label,
    key.pieces,
    keyProcess.words.states[key.state],
    key.cabinetName,
    key.hook,
    key.loan?.borrowerName ?? '',
    key.loan?.purpose ?? '',
    key.loan && new Date(key.loan.lentAt),
    key.loan && new Date(key.loan.dueAt),
    key.note,
  ]),
})
