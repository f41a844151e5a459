import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPlate, maskPlate, plateKeys, plateText, readPlate } from './plate.ts'

const read = (text: string) => {
  const result = readPlate(text)
  return result.ok ? `${result.value.kind} ${result.value.text}` : result.fault
}
const plate = (text: string) => {
  const result = readPlate(text)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

describe('a number plate', { timeout: 30_000 }, () => {
  it.each(['粤B12345', '粤B·12345', '粤b 12345', '粤Ｂ－１２３４５', ' 粤B・123 45\u200B', '粤B.12345'])(
    'is read from “%s”',
    (text) => {
      expect(read(text)).toBe('ordinary 粤B12345')
    },
  )

  it.each([
    ['粤BD12345', 'new-energy 粤BD12345'],
    ['粤BDA2345', 'new-energy 粤BDA2345'],
    ['京AF12345', 'new-energy 京AF12345'],
    ['粤B12345D', 'new-energy 粤B12345D'],
    ['粤Z·1234港', 'hong-kong-macao 粤Z1234港'],
    ['粤ZAB12澳', 'hong-kong-macao 粤ZAB12澳'],
    ['粤B1234学', 'special 粤B1234学'],
    ['京A1234警', 'special 京A1234警'],
    ['粤B1234挂', 'special 粤B1234挂'],
    ['京A1234应急', 'special 京A1234应急'],
    ['使014578', 'special 使014578'],
    ['WJ粤1234X', 'armed-police WJ粤1234X'],
    ['VA12345', 'military VA12345'],
    ['京AA1B2C', 'ordinary 京AA1B2C'],
  ])('“%s” is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    ['', 'empty'],
    ['B12345', 'region'],
    ['BD12345', 'region'],
    ['B123A5C', 'region'],
    ['粤BO1234', 'letter-i-or-o'],
    ['粤B1I345', 'letter-i-or-o'],
    ['粤B1234', 'length'],
    ['粤B1234567', 'length'],
    ['粤112345', 'unknown-shape'],
    ['无牌', 'unknown-shape'],
    ['港B12345', 'unknown-shape'],
  ])('“%s” is answered with %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('says what is wrong in Chinese', () => {
    expect(readPlate('粤BO1234')).toMatchObject({
      message: '车牌“粤BO1234”的序号里没有字母 I 和 O，请核对是不是数字 1 和 0',
    })
    expect(readPlate('粤B1234')).toMatchObject({ message: '车牌“粤B1234”的序号应为 5 位（新能源 6 位），现在是 4 位' })
  })

  it('has one spelling: what is written for people is read back', () => {
    const plates = fc.oneof(
      fc.stringMatching(/^[粤京沪][A-HJ-NP-Z]·?[A-HJ-NP-Z0-9]{5}$/),
      fc.stringMatching(/^[粤京沪][A-HJ-NP-Z] ?[A-HJK][A-HJ-NP-Z0-9]\d{4}$/),
      fc.stringMatching(/^粤Z·?[A-HJ-NP-Z0-9]{4}[港澳]$/),
    )
    fc.assert(
      fc.property(plates, (text) => {
        const once = plate(text)
        expect(plate(formatPlate(once))).toEqual(once)
        expect(plate(once.text.toLowerCase())).toEqual(once)
        expect(plateText.decode(text)).toBe(once.text)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => read(text) !== ''))
  })
})

describe('a plate in lists and searches', () => {
  it('is written with its dot', () => {
    expect(formatPlate(plate('粤b12345'))).toBe('粤B·12345')
    expect(formatPlate(plate('VA12345'))).toBe('VA12345')
  })

  it('is masked except place and last three', () => {
    expect(maskPlate(plate('粤B12345'))).toBe('粤B·**345')
    expect(maskPlate(plate('粤BD12345'))).toBe('粤B·***345')
    expect(maskPlate(plate('粤Z1234港'))).toBe('粤Z·**34港')
    expect(maskPlate(plate('VA12345'))).toBe('****345')
  })

  it('is found whole, without its region, and by its tail', () => {
    expect(plateKeys(plate('粤B12345'))).toEqual(['粤B12345', 'B12345', '12345', '2345', '345'])
  })
})
