import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { refuseTooLong } from './export-limit.rules.ts'

describe(`${hostile(44)} A list that no file can hold`, () => {
  it('is refused in plain words before anything is read, with what to do instead', () => {
    expect(() => refuseTooLong({ count: 1_048_575, format: 'xlsx' })).not.toThrow()
    expect(() => refuseTooLong({ count: 1_048_576, format: 'xlsx' })).toThrow(
      '共 1048576 行，一份 Excel 文件最多 1048575 行。请用筛选条件分几次导出，或改用 CSV 格式。',
    )
    expect(() => refuseTooLong({ count: 1_048_576, format: 'csv' })).not.toThrow()
    expect(() => refuseTooLong({ count: 5_000_001, format: 'csv' })).toThrow('请用筛选条件分几次导出。')
  })
})
