import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hostile } from './clause.ts'
import { area, areaField, Decimal, readDecimal, roundHalfAwayFromZero } from './decimal.ts'

const read = (text: string, field: Partial<Parameters<typeof readDecimal>[1]> = {}) => {
  const result = readDecimal(text, { ...areaField, ...field })
  return result.ok ? result.value : result.fault
}

describe('a decimal as people type it', () => {
  it('keeps every decimal and has one spelling', () => {
    expect(read('89.35')).toBe('89.35')
    expect(read('0089.3500')).toBe('89.35')
    expect(read('1,234.5')).toBe('1234.5')
    expect(read('0.0001')).toBe('0.0001')
    expect(read('-0', { least: '-1' })).toBe('0')
  })

  it(`${hostile(15)} refuses what is no plain decimal in range, with the reason`, () => {
    expect(read('')).toBe('empty')
    expect(read('0')).toBe('too-small')
    expect(read('-89')).toBe('negative')
    expect(read('-89', { least: '-88' })).toBe('too-small')
    expect(read('NaN')).toBe('malformed')
    expect(read('1e309')).toBe('exponent')
    expect(read('８９.３５')).toBe('full-width')
    expect(read('89.12345')).toBe('too-many-places')
    expect(read('99999999999')).toBe('too-large')
    expect(readDecimal('2.5', { name: '户数', places: 0, most: '10' })).toMatchObject({
      message: '户数须为整数，不会自动四舍五入',
    })
  })

  it('reads back every area exactly, without floating point', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 9_999_999_999n }), (tenThousandths) => {
        const digits = tenThousandths.toString().padStart(5, '0')
        const written = `${digits.slice(0, -4)}.${digits.slice(-4)}`
        const result = read(written)
        expect(new Decimal(result).times(10_000).toFixed()).toBe(tenThousandths.toString())
        expect(read(result)).toBe(result)
      }),
    )
  })
})

describe('an area on the wire', () => {
  it('is text in one spelling on the way in and on the way out', () => {
    expect(area.decode('089.350')).toBe('89.35')
    expect(area.encode('89.3500')).toBe('89.35')
    expect(area.safeParse(89.35).success).toBe(false)
    expect(z.object({ area }).safeParse({ area: '89.12345' }).error?.issues[0]).toMatchObject({
      path: ['area'],
      message: '面积最多 4 位小数，不会自动四舍五入',
    })
  })

  it('is documented as text in both directions', () => {
    for (const io of ['input', 'output'] as const) {
      expect(z.toJSONSchema(area, { io })).toMatchObject({ type: 'string', examples: ['89.35'] })
    }
  })
})

describe('arithmetic with decimals', () => {
  it('rounds half away from zero, on both sides of zero', () => {
    const rounded = (text: string, places: number) => roundHalfAwayFromZero(new Decimal(text), places).toFixed()
    expect(rounded('2.345', 2)).toBe('2.35')
    expect(rounded('-2.345', 2)).toBe('-2.35')
    expect(rounded('2.5', 0)).toBe('3')
    expect(rounded('-2.5', 0)).toBe('-3')
    expect(rounded('2.4999999999999999999999', 0)).toBe('2')
  })

  it('never rounds a product on the way', () => {
    const long = '1234567890.1234567890123'
    expect(new Decimal(long).times(long).toFixed()).toBe('1524157875323883675.04942236884722755800955129')
  })
})
