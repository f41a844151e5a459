import type { PartyId } from '../parties/contract.ts'
import type { HolderInput, Share, TitleForm } from './contract.ts'

/**
 * What is wrong with the holders of a title, in one sentence, or undefined: one holder for a sole title, several for a
 * shared one, nobody twice, and shares exactly where they belong, adding up to exactly one.
 */
export const holdersFault = (on: { form: TitleForm; holders: readonly HolderInput[] }): string | undefined => {
  const { form, holders } = on
  if (holders.length === 0) return '请选择产权人'
  if (twice(holders.map((holder) => holder.partyId))) return '同一个产权人选了两次，请去掉一个'
  if (form === 'sole' && holders.length > 1) return `单独所有只能有一个产权人，现在选了 ${holders.length} 个`
  if (form !== 'sole' && holders.length < 2) return '共有至少要有两个产权人；只有一个时请选“单独所有”'
  const shares = holders.flatMap((holder) => (holder.share === null ? [] : [holder.share]))
  if (form !== 'by-shares') return shares.length === 0 ? undefined : '只有按份共有才填写份额'
  if (shares.length < holders.length) return '按份共有须填写每个产权人的份额'
  if (shares.some((share) => share.numerator > share.denominator)) return '一个人的份额不能超过全部'
  const sum = sumOf(shares)
  return sum.numerator === sum.denominator ? undefined : `份额相加须等于 1，现在是 ${fraction(sum)}`
}

interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The exact sum of fractions, in lowest terms: no floating point, no decimals (1/3 three times is 1). */
export const sumOf = (shares: readonly Share[]): Fraction =>
  shares.reduce<Fraction>(
    (sum, share) => {
      const numerator = sum.numerator * BigInt(share.denominator) + BigInt(share.numerator) * sum.denominator
      const denominator = sum.denominator * BigInt(share.denominator)
      const common = greatestCommonDivisor(numerator, denominator)
      return { numerator: numerator / common, denominator: denominator / common }
    },
    { numerator: 0n, denominator: 1n },
  )

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b))

const fraction = ({ numerator, denominator }: Fraction): string =>
  denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`

const twice = (ids: readonly PartyId[]): boolean => new Set(ids).size < ids.length
