import type { Fen } from './money.ts'

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const PLACES = ['', '拾', '佰', '仟'] as const
const YI = 100_000_000n
const LIMIT: Fen = 10n ** 18n

/**
 * 人民币大写 as receipts and bank papers want it, without the printed words 人民币:
 * 1640902n → `壹万陆仟肆佰零玖元零贰分`, 140950n → `壹仟肆佰零玖元伍角整`, 0n → `零元整`; a negative amount begins with 负.
 * Ends in 整 after 元 and 角, never after 分; one 零 for a run of zeros. Up to 10¹⁶ yuan,
 * else RangeError. Source: 中国人民银行《正确填写票据和结算凭证的基本规定》 (支付结算办法, annex 1), points 1–3;
 * where it permits both (`元叁角` or `元零叁角`) the shorter is taken.
 */
export const yuanInCapitals = (amount: Fen): string => {
  const positive = amount < 0n ? -amount : amount
  if (positive >= LIMIT) throw new RangeError('amount too large for capital characters')
  const sign = amount < 0n ? '负' : ''
  const yuan = positive / 100n
  const jiao = Number((positive / 10n) % 10n)
  const cents = Number(positive % 10n)
  const whole = yuan === 0n ? '' : `${integerInCapitals(yuan)}元`
  return `${sign}${whole}${partsOfYuan({ whole, jiao, cents })}`
}

const partsOfYuan = ({ whole, jiao, cents }: { whole: string; jiao: number; cents: number }): string => {
  if (jiao === 0 && cents === 0) return whole === '' ? '零元整' : '整'
  if (cents === 0) return `${DIGITS[jiao]}角整`
  if (jiao === 0) return `${whole === '' ? '' : '零'}${DIGITS[cents]}分`
  return `${DIGITS[jiao]}角${DIGITS[cents]}分`
}

const integerInCapitals = (value: bigint): string => {
  if (value >= YI) return joined({ high: value / YI, unit: '亿', low: value % YI, lowDigits: 8 })
  if (value >= 10_000n) return joined({ high: value / 10_000n, unit: '万', low: value % 10_000n, lowDigits: 4 })
  return belowTenThousand(value)
}

const joined = (parts: { high: bigint; unit: string; low: bigint; lowDigits: number }): string => {
  const head = `${integerInCapitals(parts.high)}${parts.unit}`
  if (parts.low === 0n) return head
  const gap = parts.low < 10n ** BigInt(parts.lowDigits - 1) ? '零' : ''
  return `${head}${gap}${integerInCapitals(parts.low)}`
}

const belowTenThousand = (value: bigint): string =>
  value
    .toString()
    .split('')
    .map((digit, index, all) => (digit === '0' ? '零' : `${DIGITS[Number(digit)]}${PLACES[all.length - 1 - index]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '')
