import { describe, expect, it } from 'vitest'
import { BackupProblem } from './backup-problem.ts'
import { newPassphrase } from './passphrase.ts'
import { openKeys, sealKeys } from './sealed-keys.ts'

const keys = { manifest: 'ab', files: { 'keys/ring.json': 'c2VjcmV0' }, clusterSecret: 'hush' }
const passphrase = '海内存知己 天涯若比邻 2026'
/** A cheap lock: what is tested is not how long it holds. */
const seal = () => sealKeys(keys, { passphrase, cost: 2 })

describe('Keys sealed under a passphrase', () => {
  it('open with it, and show nothing without it', async () => {
    const sealed = await seal()
    expect(await openKeys(sealed, passphrase)).toEqual(keys)
    expect(sealed).not.toContain('c2VjcmV0')
    expect(await seal()).not.toBe(sealed)
  })

  it('open however the same words are typed', async () => {
    expect(await openKeys(await seal(), ' 海内存知己　天涯若比邻 ２０２６\n')).toEqual(keys)
  })

  it('do not open with another one', async () => {
    await expect(openKeys(await seal(), `${passphrase}7`)).rejects.toThrow('口令不对')
  })

  it.each<[string, (sealed: Record<string, unknown>) => unknown]>([
    ['cost', (s) => ({ ...s, n: 4 })],
    ['salt', (s) => ({ ...s, salt: 'AAAA' })],
    ['contents', (s) => ({ ...s, data: `AAAA${String(s.data).slice(4)}` })],
    ['length', (s) => ({ ...s, data: 'AAAA' })],
    ['cost beyond all memory', (s) => ({ ...s, n: 2 ** 40 })],
  ])('do not open after a change of their %s', async (_, change) => {
    const changed = JSON.stringify(change(JSON.parse(await seal())))
    await expect(openKeys(changed, passphrase)).rejects.toBeInstanceOf(BackupProblem)
  })

  it('are refused when they would be written outside of the folders of keys', async () => {
    for (const path of ['../../etc/passwd', 'keys/../x', 'files/x', '/etc/passwd', 'keys/.hidden']) {
      const sealed = await sealKeys({ manifest: '', files: { [path]: '' } }, { passphrase, cost: 2 })
      await expect(openKeys(sealed, passphrase)).rejects.toBeInstanceOf(BackupProblem)
    }
  })
})

describe('A new passphrase', () => {
  it('is five groups of five that can be read aloud, another each time', () => {
    expect(newPassphrase()).toMatch(/^(?:[a-hj-kmnp-z2-9]{5}-){4}[a-hj-kmnp-z2-9]{5}$/)
    expect(newPassphrase()).not.toBe(newPassphrase())
  })
})
