import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'

const crypto = webcrypto as unknown as Crypto
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const AUTHORITY_YEARS = 10
// Phones refuse server certificates that are valid for longer.
const SERVER_DAYS = 397
const RENEW_DAYS_BEFORE = 30

export interface LanCertificate {
  readonly key: string
  readonly cert: string
  /** The authority's certificate, to be installed on phones; it can sign only what this installation makes. */
  readonly authority: string
}

/** The addresses of this machine in the office network, IPv4 only, as phones would type them. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flat()
    .flatMap((net) => (net && net.family === 'IPv4' && !net.internal ? [net.address] : []))

/**
 * The certificate for serving the office over HTTPS: signed by a local authority that is made at the first start
 * and kept in the data folder; made anew when it runs out or the machine's addresses change.
 */
export const lanCertificate = async (o: {
  folder: string
  now: Date
  addresses: readonly string[]
}): Promise<LanCertificate> => {
  x509.cryptoProvider.set(crypto)
  mkdirSync(o.folder, { recursive: true, mode: 0o700 })
  const authority = await keptAuthority(o.folder, o.now)
  const kept = keptServer(o.folder)
  if (kept && fits(kept.cert, o, authority.cert)) return { ...kept, authority: authority.cert.toString('pem') }
  const made = await issueServer(authority, o)
  writeSecret(join(o.folder, 'server.key.pem'), made.key)
  writeSecret(join(o.folder, 'server.cert.pem'), made.cert)
  return { ...made, authority: authority.cert.toString('pem') }
}

interface Authority {
  readonly cert: x509.X509Certificate
  readonly key: CryptoKey
}

const keptAuthority = async (folder: string, now: Date): Promise<Authority> => {
  const keyFile = join(folder, 'authority.key.pem')
  const certFile = join(folder, 'authority.cert.pem')
  if (existsSync(keyFile) && existsSync(certFile)) {
    const cert = new x509.X509Certificate(readFileSync(certFile, 'utf8'))
    if (cert.notAfter > now) return { cert, key: await importKey(readFileSync(keyFile, 'utf8')) }
  }
  const keys = (await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=Liren local authority, O=Liren',
    notBefore: new Date(now.getTime() - 86_400_000),
    notAfter: new Date(now.getTime() + AUTHORITY_YEARS * 365 * 86_400_000),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  writeSecret(keyFile, await exportKey(keys.privateKey))
  writeSecret(certFile, cert.toString('pem'))
  return { cert, key: keys.privateKey }
}

const keptServer = (folder: string): { key: string; cert: string } | undefined => {
  const [keyFile, certFile] = [join(folder, 'server.key.pem'), join(folder, 'server.cert.pem')]
  if (!existsSync(keyFile) || !existsSync(certFile)) return undefined
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
}

const fits = (
  pem: string,
  o: { now: Date; addresses: readonly string[] },
  authority: x509.X509Certificate,
): boolean => {
  const cert = new x509.X509Certificate(pem)
  const names = cert.getExtension(x509.SubjectAlternativeNameExtension)?.names.items.map((n) => n.value) ?? []
  return (
    cert.issuer === authority.subject &&
    cert.notAfter.getTime() > o.now.getTime() + RENEW_DAYS_BEFORE * 86_400_000 &&
    o.addresses.every((address) => names.includes(address))
  )
}

const issueServer = async (
  authority: Authority,
  o: { now: Date; addresses: readonly string[] },
): Promise<{ key: string; cert: string }> => {
  const keys = (await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: 'CN=Liren, O=Liren',
    issuer: authority.cert.subject,
    notBefore: new Date(o.now.getTime() - 86_400_000),
    notAfter: new Date(o.now.getTime() + SERVER_DAYS * 86_400_000),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        ...o.addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(authority.cert.publicKey),
    ],
  })
  return { key: await exportKey(keys.privateKey), cert: cert.toString('pem') }
}

const serialNumber = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString('hex')

const exportKey = async (key: CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')

const importKey = (pem: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), ALGORITHM, true, ['sign'])

const writeSecret = (file: string, text: string): void => writeFileSync(file, text, { mode: 0o600 })
