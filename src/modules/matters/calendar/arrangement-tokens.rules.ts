/** What a clause of a holiday arrangement is made of, once everything that arranges nothing is left aside. */
export type Token =
  /** Parts that were not written are of the date before it, or of the year at hand. */
  | {
      readonly kind: 'date'
      readonly text: string
      readonly year: number | undefined
      readonly month: number | undefined
      readonly day: number
    }
  | { readonly kind: 'year'; readonly year: number }
  /** 1 Monday … 7 Sunday. */
  | { readonly kind: 'weekday'; readonly text: string; readonly weekday: number }
  | { readonly kind: 'to' | 'rest' | 'work' }
  | { readonly kind: 'count'; readonly days: number }

type Groups = Readonly<Record<string, string | undefined>>
type Made = Token | undefined

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))

const date = (text: string, { y, m, d }: Groups): Token => ({
  kind: 'date',
  text: text.trim(),
  year: numberOf(y),
  month: numberOf(m),
  day: Number(d),
})

const only = (token: Token) => (): Made => token

const NUMERALS = '零一二三四五六七八九十'
const countOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : NUMERALS.indexOf(text))

/** In this order: the first that fits at a place is taken. */
const GRAMMAR: readonly (readonly [pattern: RegExp, make: (text: string, groups: Groups) => Made])[] = [
  [/(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})(?:\s*[日号])?/, date],
  [/(?<y>\d{4})\s?[-/.]\s?(?<m>\d{1,2})\s?[-/.]\s?(?<d>\d{1,2})(?!\d)/, date],
  [/(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?!\d)/, date],
  [/(?<y>\d{4})\s*年(?:度|全年)?/, (_, { y }) => ({ kind: 'year', year: Number(y) })],
  [/(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})(?:\s*[日号])?/, date],
  [/(?<m>\d{1,2})[/.](?<d>\d{1,2})(?!\d)/, date],
  [/共\s*(?:计)?\s*(?<n>\d+|[一二三四五六七八九十])\s*天/, (_, { n }) => ({ kind: 'count', days: countOf(n ?? '') })],
  [/(?<d>\d{1,2})\s*[日号]/, date],
  [
    /(?:周|星期|礼拜)(?<w>[一二三四五六日天])/,
    (text, { w }) => ({ kind: 'weekday', text, weekday: weekdayOf(w ?? '') }),
  ],
  [/至|到|[-~–—―〜−]+/, only({ kind: 'to' })],
  // What only speaks about the arrangement.
  [
    /(?:放假|调休|上班|补班|休息)(?:安排|时间|日期|通知|办法)|与周末连休|连休|周末|法定节假日|次年|当年|本年|全天|正常/,
    () => undefined,
  ],
  [/放假调休|放假公休|调休放假|放假|休假|公休|休息/, only({ kind: 'rest' })],
  [/调休上班|上班|补班|补休上班|工作日|工作/, only({ kind: 'work' })],
]

/** A cell of a table, or what stands right behind a date: `休`, `班`; inside of a word they say nothing. */
const CELLS: Readonly<Record<string, Token>> = { 休: { kind: 'rest' }, 班: { kind: 'work' } }
const LETTER = /\p{L}/u

const cellAt = (text: string, at: number): Token | undefined => {
  const before = text[at - 1] ?? ''
  const apart = (!LETTER.test(before) || /[日号]/.test(before)) && !LETTER.test(text[at + 1] ?? '')
  return apart ? CELLS[text[at] ?? ''] : undefined
}

const AT_PLACE = GRAMMAR.map(([pattern, make]) => [new RegExp(pattern.source, `${pattern.flags}y`), make] as const)

/** The clause (half-width) as tokens, and the holiday that its other words name, without 调休; empty where they name none. */
export const tokensOf = (clause: string): { readonly tokens: readonly Token[]; readonly name: string } => {
  const text = clause.replace(ORDINAL, '')
  const tokens: Token[] = []
  let words = ''
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const found = tokenAt(text, at, tokens[tokens.length - 1])
    if (found) {
      if (found.token) tokens.push(found.token)
      words += ' '
      at += found.length
      continue
    }
    const character = text[at] ?? ''
    if (character === '(' || character === '[') depth += 1
    if (character === ')' || character === ']') depth = Math.max(0, depth - 1)
    // Lunar dates and the like stand in brackets; a holiday's name does not.
    words += depth > 0 ? ' ' : character
    at += 1
  }
  return { tokens, name: nameFrom(words) }
}

const ORDINAL =
  /^\s*(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}(?:、|\.(?=\s*\p{Script=Han})))\s*/u

const tokenAt = (text: string, at: number, before: Token | undefined): { token: Made; length: number } | undefined => {
  for (const [pattern, make] of AT_PLACE) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) return { token: make(match[0], match.groups ?? {}), length: match[0].length }
  }
  const cell = cellAt(text, at)
  if (cell) return { token: cell, length: 1 }
  // `1月1-3`: behind "to" a bare number is a day.
  const bare = before?.kind === 'to' ? /^\d{1,2}(?!\d)/.exec(text.slice(at)) : null
  return bare ? { token: date(bare[0], { d: bare[0] }), length: bare[0].length } : undefined
}

const weekdayOf = (character: string): number => '一二三四五六日'.indexOf(character === '天' ? '日' : character) + 1

const nameFrom = (words: string): string => {
  const runs = words.match(/\p{Script=Han}+/gu) ?? []
  return [...new Set(runs.map(plainName).filter((run) => run !== ''))].join('、')
}

const plainName = (run: string): string => {
  const bare = run.replace(/(?:调休|期间)$/, '').replace(/^(?:国际|五一)(?=劳动)|^十一(?=国庆)/, '')
  return SHORT[bare] ?? bare
}

const SHORT: Readonly<Record<string, string>> = {
  元旦节: '元旦',
  新年: '元旦',
  清明节: '清明',
  劳动: '劳动节',
  五一: '劳动节',
  五一节: '劳动节',
  端午节: '端午',
  中秋节: '中秋',
  国庆: '国庆节',
  十一: '国庆节',
  除夕: '春节',
}
