import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { charactersIn, cleanLine, cleanParagraphs, line, paragraphs, textKey, toHalfWidth } from './chinese-text.ts'
import { hostile } from './clause.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      '㛃',
      '𠮷',
      '·',
      '\u200B',
      '\u200D',
      '👨',
      '👩',
      '\uFE0F',
      ' ',
      '\n',
      '\r',
      'é',
      'e\u0301',
      '\uD800',
      '　',
      '\uFEFF',
    ),
  }),
)

describe('a name as it is stored', { timeout: 30_000 }, () => {
  it(`${hostile(42)} keeps rare characters, middle dots, emoji and private-use characters`, () => {
    for (const name of [
      '㛃',
      '𠮷田',
      '阿卜杜拉·买买提',
      '葛\u{E0100}',
      '王😀',
      '赵\uE863',
      '👨\u200D👩\u200D👧一家',
      '❤\uFE0F',
    ]) {
      expect(cleanLine(name)).toBe(name)
    }
  })

  it(`${hostile(42)} loses zero-width, direction and control characters`, () => {
    expect(cleanLine('张\u200B三\uFEFF')).toBe('张三')
    expect(cleanLine('\u202E三张\u202C')).toBe('三张')
    expect(cleanLine('张\u0000三\u0007\u200F')).toBe('张三')
    expect(cleanLine('张\u200D三')).toBe('张三')
    expect(cleanLine('张\uD842三')).toBe('张三')
  })

  it(`${hostile(42)} has one form however it was typed`, () => {
    expect(cleanLine('Rene\u0301')).toBe('Ren\u00E9')
    expect(cleanLine('  张　 三\t李四\r\n王五 ')).toBe('张 三 李四 王五')
  })

  it('does not change when cleaned twice, and never holds what a database refuses', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const clean of [cleanLine, cleanParagraphs]) {
          const once = clean(text)
          expect(clean(once)).toBe(once)
          expect(once).not.toMatch(/\p{Surrogate}/u)
          expect(once).not.toMatch(/[\u200B\u200E\u200F\u202A-\u202E\uFEFF]/)
          expect(once).not.toContain('\u0000')
        }
        expect(cleanLine(text)).not.toContain('\n')
        expect(textKey(textKey(text))).toBe(textKey(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('cleans a megabyte of blanks at once', () => {
    const started = performance.now()
    cleanParagraphs(`${' '.repeat(1_000_000)}x`)
    cleanLine(`${' \u200B'.repeat(500_000)}x`)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('keeps the lines of a complaint', () => {
    expect(cleanParagraphs(' 水管漏水  \r\n\r\n楼下也漏\u200B\u2028请尽快 ')).toBe('水管漏水\n\n楼下也漏\n请尽快')
  })
})

describe('a key to find a name by', () => {
  it(`${hostile(42)} is the same for every spelling of the same name`, () => {
    const key = '阿卜杜拉·买买提'
    for (const dot of ['·', '•', '・', '‧', '･']) expect(textKey(`阿卜杜拉${dot}买买提`)).toBe(key)
    expect(textKey('ＺＨＡＮＧ　san')).toBe('zhangsan')
    expect(textKey('葛\u{E0100}某')).toBe('葛某')
    expect(textKey('张 三')).toBe(textKey('张三\u200B'))
  })

  it('tells different rare characters apart', () => {
    expect(new Set(['㛃', '洁', '𠮷', '吉'].map(textKey)).size).toBe(4)
  })
})

describe('text in a form', () => {
  it('makes full-width ASCII half-width and nothing else', () => {
    expect(toHalfWidth('（３栋２－１５０１）　Ａ，。、')).toBe('(3栋2-1501) A,。、')
    fc.assert(fc.property(anyText, (text) => toHalfWidth(text).length === text.length))
  })

  it('counts what a person counts', () => {
    expect(charactersIn('𠮷㛃·')).toBe(3)
  })

  it('is cleaned before it is measured, and refused with the name of the field', () => {
    const name = line({ name: '姓名', most: 3 })
    expect(name.parse(' 张\u200B三 ')).toBe('张三')
    expect(name.parse('𠮷𠮷𠮷')).toBe('𠮷𠮷𠮷')
    expect(name.safeParse('\u200B ').error?.issues.map((issue) => issue.message)).toEqual(['姓名不能为空'])
    expect(name.safeParse('张三李四').error?.issues[0]?.message).toBe('姓名最多 3 个字')
    expect(name.safeParse(5).error?.issues[0]?.message).toBe('姓名须为文字')
    expect(paragraphs({ name: '内容', most: 10 }).parse('一\r\n二')).toBe('一\n二')
    expect(z.encode(name, '张三')).toBe('张三')
  })

  it('is documented with its length', () => {
    expect(z.toJSONSchema(line({ name: '姓名', most: 3 }))).toMatchObject({
      type: 'string',
      maxLength: 3,
      minLength: 1,
    })
  })
})
