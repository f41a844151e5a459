import { z } from 'zod'

// Zero-width, bidirectional and other invisible format characters. Variation selectors are not here: they
// choose the shape of a rare character (葛󠄀) and belong to the name.
const INVISIBLE =
  /[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here.
const CONTROL_EXCEPT_BREAKS = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g
const LONE_SURROGATE = /\p{Surrogate}/gu
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g
const SPACES = /[\t\u0020\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g
const ZERO_WIDTH_JOINER = '\u200D'
const MIDDLE_DOTS = /[\u00B7\u0387\u2022\u2027\u2219\u22C5\u2E31\u30FB\uFF65]/g
const VARIATION_SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu

/**
 * A text of one line as it is stored: NFC, without control, zero-width and direction characters; line breaks
 * and runs of blanks become one space; trimmed. Rare characters (㛃, 𠮷), `·`, private-use characters and
 * emoji stay as they are. Idempotent.
 */
export const cleanLine = (text: string): string =>
  visibleOnly(text).replace(LINE_BREAK, ' ').replace(SPACES, ' ').trim().normalize('NFC')

/** A text of several lines as it is stored: as `cleanLine`, but line breaks stay, each as `\n`. Idempotent. */
export const cleanParagraphs = (text: string): string =>
  visibleOnly(text)
    .replace(LINE_BREAK, '\n')
    .split('\n')
    .map((one) => one.trimEnd())
    .join('\n')
    .trim()
    .normalize('NFC')

/** Full-width letters, digits, punctuation and the ideographic space to their ASCII forms (`１２Ａ（` → `12A(`); all else stays. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')

/**
 * The key under which a name is found and compared: clean, half-width, lower case, without blanks and
 * variation selectors, every kind of middle dot as `·`. For keys only; what was typed is what is stored.
 */
export const textKey = (text: string): string =>
  toHalfWidth(cleanLine(text).replace(MIDDLE_DOTS, '·'))
    .replace(VARIATION_SELECTORS, '')
    .replace(SPACES, '')
    .toLowerCase()
    .normalize('NFC')

/** How many characters a person counts: 𠮷 is one. The same count as PostgreSQL's `char_length`. */
export const charactersIn = (text: string): number => [...text].length

/** Schema of a text of one line, cleaned; `name` is what the field is called in the refusal (`姓名不能为空`). */
export const line = (field: { name: string; most: number }) => cleaned(cleanLine, field)

/** Schema of a text of several lines, cleaned. */
export const paragraphs = (field: { name: string; most: number }) => cleaned(cleanParagraphs, field)

const cleaned = (clean: (text: string) => string, { name, most }: { name: string; most: number }) =>
  z
    .string({ error: `${name}须为文字` })
    .overwrite(clean)
    .refine((text) => text !== '', { error: `${name}不能为空`, abort: true })
    .refine((text) => charactersIn(text) <= most, { error: `${name}最多 ${most} 个字` })
    .meta({ description: name, minLength: 1, maxLength: most })

const visibleOnly = (text: string): string =>
  text
    .replace(LONE_SURROGATE, '')
    .replace(CONTROL_EXCEPT_BREAKS, '')
    .replace(INVISIBLE, (c, at: number) => (c === ZERO_WIDTH_JOINER && joinsEmoji(text, at) ? c : ''))

// 👨‍👩‍👧 is three emoji held together by joiners; without them one family would become three strangers.
const joinsEmoji = (text: string, at: number): boolean =>
  /\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?$/u.test(text.slice(Math.max(0, at - 4), at)) &&
  /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3))
