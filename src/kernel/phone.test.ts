import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { maskPhone, phoneKeys, phoneText, readPhone, readPhones } from './phone.ts'

const read = (text: string) => {
  const result = readPhone(text)
  return result.ok ? result.value.text : result.fault
}
const phone = (text: string) => {
  const result = readPhone(text)
  if (!result.ok) throw new Error(result.message)
  return result.value
}
const readAll = (cell: string) => readPhones(cell).phones.map(({ text }) => text)

describe('a telephone number', { timeout: 30_000 }, () => {
  it.each([
    '13800000000',
    '138 0000 0000',
    '138-0000-0000',
    '138.0000.0000',
    '+86 138 0000 0000',
    '+86-13800000000',
    '0086 13800000000',
    '8613800000000',
    '(86)13800000000',
    '013800000000',
    '１３８００００００００',
    '138\u200B0000\u00A00000',
  ])('of a mobile is read from “%s”', (text) => {
    expect(phone(text)).toEqual({ kind: 'mobile', text: '13800000000', digits: '13800000000' })
  })

  it.each([
    ['0755-88888888', '0755-88888888'],
    ['0755 8888 8888', '0755-88888888'],
    ['075588888888', '0755-88888888'],
    ['(0755)88888888', '0755-88888888'],
    ['（0755）8888-8888', '0755-88888888'],
    ['+86 755 8888 8888', '0755-88888888'],
    ['+86-10-66666666', '010-66666666'],
    ['0755-88888888-12', '0755-88888888-12'],
    ['0755-88888888转12', '0755-88888888-12'],
    ['0755-88888888 ext. 8001', '0755-88888888-8001'],
    ['0755-8888-8888-12', '0755-88888888-12'],
    ['88888888-12', '88888888-12'],
    ['0597-7777777', '0597-7777777'],
    ['88888888', '88888888'],
    ['400-123-4567', '4001234567'],
    ['95588', '95588'],
    ['+852 9123 4567', '+852-91234567'],
    ['00853 6612 3456', '+853-66123456'],
    ['+1 (415) 555-0132', '+1-4155550132'],
    ['+44 20 7946 0958', '+44-2079460958'],
  ])('is read from “%s” as %s', (text, canonical) => {
    expect(read(text)).toBe(canonical)
  })

  it.each([
    ['', 'empty'],
    ['1.38E+10', 'scientific'],
    ['1380000000', 'length'],
    ['138000000000', 'length'],
    ['12800000000', 'unknown-shape'],
    ['138OOOO0000', 'characters'],
    ['张三', 'characters'],
    ['0755-1888888', 'unknown-shape'],
    ['13800000000-12', 'length'],
    ['13800000000转12', 'unknown-shape'],
    ['+999 12', 'unknown-shape'],
    ['-', 'unknown-shape'],
  ])('is refused when “%s” is written', (text, fault) => {
    expect(read(text)).toBe(fault)
  })

  it('says how many digits are missing', () => {
    expect(readPhone('1380000000')).toMatchObject({ message: '手机号码“1380000000”应为 11 位，现在是 10 位' })
  })

  it('has one spelling: reading it again changes nothing', () => {
    const typed = fc.stringMatching(/^(\+|00)?[0-9]{3,6}[- ]?[0-9]{3,5}[- ]?[0-9]{0,4}(-[0-9]{1,4})?$/)
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: 'binary' })), (text) => {
        const once = read(text)
        const result = readPhone(text)
        if (result.ok) expect(readPhone(once)).toEqual(result)
      }),
      { numRuns: 3000 },
    )
  })

  it('is text in one spelling on the wire', () => {
    expect(phoneText.decode('+86 138 0000 0000')).toBe('13800000000')
    expect(z.object({ phone: phoneText }).safeParse({ phone: '1380' }).error?.issues[0]).toMatchObject({
      path: ['phone'],
    })
    expect(z.toJSONSchema(phoneText, { io: 'output' })).toMatchObject({ type: 'string' })
  })
})

describe('a cell with telephone numbers', { timeout: 30_000 }, () => {
  it.each([
    ['13800000000/13900000000', ['13800000000', '13900000000']],
    ['13800000000、13900000000，0755-88888888', ['13800000000', '13900000000', '0755-88888888']],
    ['13800000000；13900000000', ['13800000000', '13900000000']],
    ['13800000000\n13900000000', ['13800000000', '13900000000']],
    ['138 0000 0000 139 0000 0000', ['13800000000', '13900000000']],
    ['13800000000 13900000000 0755-88888888', ['13800000000', '13900000000', '0755-88888888']],
    ['138 0000 0000', ['13800000000']],
    ['13800000000/138-0000-0000', ['13800000000']],
    ['', []],
  ])('is read: “%s”', (cell, expected) => {
    expect(readAll(cell)).toEqual(expected)
    expect(readPhones(cell).rejected).toEqual([])
  })

  it('returns what it cannot read, with the reason', () => {
    const { phones, rejected } = readPhones('13800000000/没有/1390000000')
    expect(phones).toHaveLength(1)
    expect(rejected).toEqual([
      { text: '没有', message: '电话号码“没有”含有不是数字的字符' },
      { text: '1390000000', message: '手机号码“1390000000”应为 11 位，现在是 10 位' },
    ])
  })

  it('finds every number, however they are set apart', () => {
    const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)
    const separator = fc.constantFrom('/', '、', ',', '，', ';', '；', ' ', '\n', ' / ', '|')
    fc.assert(
      fc.property(fc.uniqueArray(mobile, { minLength: 1, maxLength: 5 }), separator, (numbers, between) => {
        expect(readAll(numbers.join(between))).toEqual(numbers)
      }),
    )
  })

  it('is given up quickly when it holds a page of rubbish', () => {
    const started = performance.now()
    readPhones('1 '.repeat(20_000))
    readPhones('1380 0000 000 1 2 3 4 5 6 7 8')
    readPhones('8888888 '.repeat(12))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('a number in lists and searches', () => {
  it('is masked', () => {
    expect(maskPhone(phone('13812345678'))).toBe('138****5678')
    expect(maskPhone(phone('0755-88888888-12'))).toBe('****8888')
    expect(maskPhone(phone('+85291234567'))).toBe('****4567')
  })

  it('is found by its digits, its last eight and its last four', () => {
    expect(phoneKeys(phone('138 1234 5678'))).toEqual(['13812345678', '12345678', '5678'])
    expect(phoneKeys(phone('0755-88888888-12'))).toEqual(['075588888888', '88888888', '8888'])
    expect(phoneKeys(phone('88886666'))).toEqual(['88886666', '6666'])
  })
})
