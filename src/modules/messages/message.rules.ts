import { cleanLine, cleanParagraphs } from '../../kernel/chinese-text.ts'
import { messageEventNames } from './words.ts'

/** What a message tells of a matter. Nobody's telephone or identity number is among it. */
export interface Told {
  readonly event: keyof typeof messageEventNames
  readonly communityName: string
  readonly number: string
  readonly kindName: string
  readonly title: string
  readonly priorityName: string
  readonly placeName: string
  readonly assigneeName: string
  /** `11-24 18:30`, and what is due then. */
  readonly due: { readonly name: string; readonly at: string } | undefined
  /** How it ended, where it has. */
  readonly stateName?: string | undefined
  /** Which clock ran out. */
  readonly breached?: string | undefined
  readonly link: string | undefined
}

/** Title and body of a message, as group robots and mails carry them. */
export const wordsOf = (told: Told): { title: string; body: string } => {
  const title = `【${messageEventNames[told.event]}】${told.kindName} ${told.number}${told.priorityName ? ` ${told.priorityName}` : ''}`
  const lines = [
    title,
    [told.placeName, harmless(told.title)].filter(Boolean).join(' '),
    told.stateName ?? '',
    told.breached ? `已超时：${told.breached}` : '',
    [told.assigneeName && `承办：${told.assigneeName}`, told.due && `${told.due.name} ${told.due.at}`]
      .filter(Boolean)
      .join(' · '),
    told.link ?? '',
    told.communityName,
  ]
  return { title, body: lines.filter(Boolean).join('\n') }
}

/**
 * What somebody typed, as a group may read it: telephone and identity numbers masked, and nothing in it that a robot
 * would take for a mention or a mark.
 */
export const harmless = (text: string): string =>
  withoutNumbers(cleanLine(cleanParagraphs(text)))
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replaceAll('@', '＠')

const DIGIT = '[0-9０-９]'
const GAP = '[ \\-－—()（）]{0,2}'
const NUMBERS: readonly RegExp[] = [
  // Ten and more in groups: 138 0000 0000, 0755-8888 8888.
  new RegExp(`${DIGIT}(?:${GAP}${DIGIT}){9,}[XxＸ]?`, 'g'),
  // Seven digits in a row, and whatever hangs on to them (the X of an identity number).
  new RegExp(`${DIGIT}{7,}[XxＸ]?`, 'g'),
  // A local number in two groups: 8888 8888.
  new RegExp(`(?<!${DIGIT}|-)${DIGIT}{3,4}[ \\-－]${DIGIT}{4}(?!${DIGIT})`, 'g'),
]

/** Masks runs of digits long enough to be somebody's number; house numbers, amounts and dates stay. */
export const withoutNumbers = (text: string): string =>
  NUMBERS.reduce((masked, pattern) => masked.replace(pattern, '****'), text)
