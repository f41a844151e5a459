import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { fileKindOf, fileNameOf } from './file-kind.rules.ts'

const text = (words: string) => new TextEncoder().encode(words)
const kindOf = (name: string, detected: string | undefined, bytes = text('你好')) =>
  fileKindOf({ name, bytes, detected })
const refusal = (name: string, detected: string | undefined, bytes = text('你好')) => {
  try {
    kindOf(name, detected, bytes)
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'kept'
}

describe('What a file is', () => {
  it('is told by its content, whatever it is called', () => {
    expect(kindOf('合同.exe', 'image/png')).toEqual({ kind: 'photo' })
    expect(kindOf('合同.txt', 'application/pdf')).toMatchObject({ kind: 'document', extension: 'pdf' })
    expect(kindOf('说明.TXT', undefined)).toMatchObject({ mediaType: 'text/plain; charset=utf-8', extension: 'txt' })
  })

  it(`${hostile(35)} a page or a drawing that calls itself a photo is none, and an empty file is nothing`, () => {
    expect(refusal('照片.jpg', undefined, text('<html><script>alert(1)</script>'))).toBe('files.not-a-photo')
    expect(refusal('照片.png', 'application/xml')).toBe('files.not-a-photo')
    expect(refusal('照片.jpg', 'application/zip')).toBe('files.not-a-photo')
    expect(refusal('空.jpg', undefined, new Uint8Array())).toBe('files.empty')
    expect(refusal('IMG_1.HEIC', 'image/heic')).toBe('files.photo-unknown')
  })

  it(`${hostile(31)} what a browser could run is not kept at all`, () => {
    for (const [name, detected] of [
      ['图.svg', 'application/xml'],
      ['页.html', undefined],
      ['程序.exe', 'application/x-msdownload'],
      ['宏.docm', 'application/vnd.ms-word.document.macroenabled.12'],
      ['包.zip', 'application/zip'],
    ] as const) {
      expect([name, refusal(name, detected)]).toEqual([name, 'files.not-permitted'])
    }
    expect(refusal('数据.txt', undefined, new Uint8Array([72, 0, 73]))).toBe('files.not-permitted')
  })
})

describe('The name of a file', () => {
  it.each([
    ['../../etc/passwd.jpg', 'passwd.jpg'],
    ['C:\\照片\\水管 漏水.JPEG', '水管 漏水.jpg'],
    ['..', '未命名.jpg'],
    ['   .jpg', '未命名.jpg'],
    ['a<b>:"|?*.png', 'ab.jpg'],
    ['图\u202Egpj.exe', '图gpj.jpg'],
    [`${'长'.repeat(300)}.png`, `${'长'.repeat(96)}.jpg`],
  ])('%s becomes %s', (given, shown) => {
    expect(fileNameOf(given, 'jpg')).toBe(shown)
  })
})
