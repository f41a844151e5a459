import { describe, expect, it } from 'vitest'
import {
  decrypt,
  encrypt,
  type KeyRing,
  KeyRingProblem,
  lookupHash,
  newKeyRing,
  parseKeyRing,
  withNewKey,
} from './key-ring.ts'

const json = newKeyRing()
const ring: KeyRing = parseKeyRing(json)
const place = 'community/party/identity'

describe('A number encrypted at rest', () => {
  it('is read back, rare characters too', () => {
    for (const text of ['11010519491231002X', '𠮷㛃·', '']) {
      expect(decrypt(ring, { cipher: encrypt(ring, { text, place }), place })).toBe(text)
    }
  })

  it('never looks the same twice and never contains the number', () => {
    const one = encrypt(ring, { text: '11010519491231002X', place })
    expect(encrypt(ring, { text: '11010519491231002X', place })).not.toBe(one)
    expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('11010519491231002X')
  })

  it('does not open in another row, nor after a change', () => {
    const cipher = encrypt(ring, { text: '11010519491231002X', place })
    expect(() => decrypt(ring, { cipher, place: 'another/party/identity' })).toThrow(KeyRingProblem)
    expect(() => decrypt(ring, { cipher: `${cipher.slice(0, -3)}AAA`, place })).toThrow(KeyRingProblem)
    expect(() => decrypt(ring, { cipher: 'v1.k1.', place })).toThrow(KeyRingProblem)
  })

  it('stays readable after a new key was added, which writes from then on', () => {
    const cipher = encrypt(ring, { text: 'X', place })
    const later = parseKeyRing(withNewKey(json))
    expect(decrypt(later, { cipher, place })).toBe('X')
    expect(encrypt(later, { text: 'X', place })).toMatch(/^v1\.k2\./)
    expect(() => decrypt(ring, { cipher: encrypt(later, { text: 'X', place }), place })).toThrow('缺少密钥 k2')
  })
})

describe('The hash to look a number up', () => {
  it('is equal for equal numbers of one place only, and needs the key', () => {
    const hash = lookupHash(ring, { text: '1', place: 'a' })
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(lookupHash(ring, { text: '1', place: 'a' })).toBe(hash)
    expect(lookupHash(ring, { text: '1', place: 'b' })).not.toBe(hash)
    expect(lookupHash(parseKeyRing(newKeyRing()), { text: '1', place: 'a' })).not.toBe(hash)
  })

  it('survives a new encryption key', () => {
    expect(lookupHash(parseKeyRing(withNewKey(json)), { text: '1', place })).toBe(
      lookupHash(ring, { text: '1', place }),
    )
  })
})

describe('A damaged ring', () => {
  it.each([
    '',
    '{}',
    'nonsense',
    newKeyRing().replace('"k1"', '"k9"'),
    newKeyRing().replace(/"lookup": "..../, '"lookup": "'),
  ])('is refused and never replaced (%#)', (damaged) => {
    expect(() => parseKeyRing(damaged)).toThrow(KeyRingProblem)
  })
})
