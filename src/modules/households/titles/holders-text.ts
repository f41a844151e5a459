import type { Title } from './contract.ts'

/** `张三 1/2、李四 1/2` */
export const holdersText = (holders: Title['holders']): string =>
  holders
    .map(({ name, share }) => (share === null ? name : `${name} ${share.numerator}/${share.denominator}`))
    .join('、')
