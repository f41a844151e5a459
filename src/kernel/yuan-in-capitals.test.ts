import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseYuan } from './money.ts'
import { yuanInCapitals } from './yuan-in-capitals.ts'

const said = (yuan: string): string => {
  const result = parseYuan(yuan, { least: -(10n ** 17n), most: 10n ** 17n })
  if (!result.ok) throw new Error(result.message)
  return yuanInCapitals(result.value)
}

describe('an amount in capital characters', { timeout: 30_000 }, () => {
  it.each([
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
  ])('says ¥%s as the rules of the central bank do', (yuan, words) => {
    expect(said(yuan)).toBe(words)
  })

  it.each([
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['0.55', '伍角伍分'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['15', '壹拾伍元整'],
    ['100', '壹佰元整'],
    ['101', '壹佰零壹元整'],
    ['110.01', '壹佰壹拾元零壹分'],
    ['1000', '壹仟元整'],
    ['1001', '壹仟零壹元整'],
    ['1010', '壹仟零壹拾元整'],
    ['10000', '壹万元整'],
    ['10001', '壹万零壹元整'],
    ['10100', '壹万零壹佰元整'],
    ['101000', '壹拾万壹仟元整'],
    ['1000000', '壹佰万元整'],
    ['1001000', '壹佰万壹仟元整'],
    ['1000100', '壹佰万零壹佰元整'],
    ['100000000', '壹亿元整'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['101000000', '壹亿零壹佰万元整'],
    ['110000000', '壹亿壹仟万元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000100000000.10', '壹万零壹亿元壹角整'],
    ['90071992547409.91', '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
    ['-16409.02', '负壹万陆仟肆佰零玖元零贰分'],
  ])('says ¥%s', (yuan, words) => {
    expect(said(yuan)).toBe(words)
  })

  it('means exactly the amount it was made from, and is well formed', () => {
    const amounts = fc.oneof(
      fc.bigInt({ min: 0n, max: 10n ** 17n }),
      fc.bigInt({ min: 0n, max: 1_000_000n }),
      fc.stringMatching(/^[1-9][0-9]?0{0,6}[0-9]?0{0,6}[0-9]$/).map(BigInt),
    )
    fc.assert(
      fc.property(amounts, (amount) => {
        const words = yuanInCapitals(amount)
        expect(heard(words)).toBe(amount)
        expect(words).not.toMatch(/零零|.零元|零元[^整]|零万|零亿|零仟|零佰|零拾|零角|零整|^零[^元]/)
        expect(words).toMatch(/(?:元|角)整$|分$/)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses amounts no receipt can hold', () => {
    expect(() => yuanInCapitals(10n ** 18n)).toThrow(RangeError)
  })
})

/** Oracle: adds up what the words say, as a listener would. */
const heard = (words: string): bigint => {
  const digit = (c: string) => BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(c))
  const [whole, rest] = words.includes('元') ? (words.split('元') as [string, string]) : ['', words]
  let total = 0n
  let section = 0n
  let current = 0n
  for (const c of whole) {
    if ('拾佰仟'.includes(c)) {
      section += current * 10n ** BigInt('拾佰仟'.indexOf(c) + 1)
      current = 0n
    } else if (c === '万') {
      section = (section + current) * 10_000n
      total += section
      section = 0n
      current = 0n
    } else if (c === '亿') {
      total = (total + section + current) * 100_000_000n
      section = 0n
      current = 0n
    } else current = digit(c)
  }
  const jiao = /(.)角/.exec(rest)?.[1]
  const cents = /(.)分/.exec(rest)?.[1]
  return (total + section + current) * 100n + (jiao ? digit(jiao) * 10n : 0n) + (cents ? digit(cents) : 0n)
}
