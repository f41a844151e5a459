import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lanCertificate } from './local-authority.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liren-lan-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const NOW = new Date()
const answerOf = (port: number, ca: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, ca }, (response) => resolve(response.statusCode ?? 0)).on('error', reject)
  })

it('a phone that trusts the authority is served without a warning; one that does not is not', async () => {
  const { key, cert, authority } = await lanCertificate({ folder, now: NOW, addresses: ['127.0.0.1'] })
  const other = await lanCertificate({ folder: join(folder, 'other'), now: NOW, addresses: ['127.0.0.1'] })
  const server = createServer({ key, cert }, (_, response) => response.end('里仁')).listen(0, '127.0.0.1')
  try {
    const { port } = await new Promise<AddressInfo>((resolve) =>
      server.once('listening', () => resolve(server.address() as AddressInfo)),
    )
    expect(await answerOf(port, authority)).toBe(200)
    await expect(answerOf(port, other.authority)).rejects.toThrow(/certificate|signature/)
  } finally {
    server.close()
  }
})

it('the next start keeps the certificate, so that phones need not be taught again', async () => {
  const first = await lanCertificate({ folder, now: NOW, addresses: ['192.168.1.5'] })
  expect(await lanCertificate({ folder, now: NOW, addresses: ['192.168.1.5'] })).toEqual(first)
})

it('a new address of the machine gets a new certificate of the same authority', async () => {
  const first = await lanCertificate({ folder, now: NOW, addresses: ['192.168.1.5'] })
  const second = await lanCertificate({ folder, now: NOW, addresses: ['192.168.1.9'] })
  expect(second.authority).toBe(first.authority)
  expect(second.cert).not.toBe(first.cert)
})

it('a certificate about to run out is made anew', async () => {
  const first = await lanCertificate({ folder, now: NOW, addresses: [] })
  const later = await lanCertificate({ folder, now: new Date(NOW.getTime() + 380 * 86_400_000), addresses: [] })
  expect(later.cert).not.toBe(first.cert)
})

it('keys can be read by their owner alone', async () => {
  await lanCertificate({ folder, now: NOW, addresses: [] })
  expect(statSync(join(folder, 'authority.key.pem')).mode & 0o777).toBe(0o600)
})
