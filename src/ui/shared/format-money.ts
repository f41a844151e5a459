import { type Fen, formatYuan } from '../../kernel/money.ts'

/** `¥1,234.50`; apart from `format.ts` so that pages without money do not load decimals. */
export const moneyOf = (amount: Fen): string => `¥${formatYuan(amount)}`.replace(/^¥(-|−)/, '$1¥')
