import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Settings, StartProblem } from './settings.ts'

/** Where the server listens and with which certificate. */
export interface Door {
  readonly host: string
  readonly port: number
  readonly tls?: { readonly key: string; readonly cert: string }
  /** The local authority's certificate, when it was made here. */
  readonly authority?: string
  /** Addresses for people, the best first. */
  readonly addresses: readonly string[]
}

/**
 * This machine alone over plain HTTP; with `--lan` the office over HTTPS, with the certificate of LIREN_TLS_CERT and
 * LIREN_TLS_KEY or one signed by this installation's own authority.
 */
export const chooseDoor = async (o: { settings: Settings; lan: boolean; now: Date }): Promise<Door> => {
  const { settings } = o
  const given = givenCertificate(settings)
  if (!o.lan) {
    const scheme = given ? 'https' : 'http'
    return {
      host: '127.0.0.1',
      port: settings.port,
      ...(given ? { tls: given } : {}),
      addresses: [`${scheme}://127.0.0.1:${settings.port}`],
    }
  }
  const { lanAddresses, lanCertificate } = await import('../platform/lan/local-authority.ts')
  const hosts = lanAddresses()
  const addresses = [...hosts, '127.0.0.1'].map((host) => `https://${host}:${settings.port}`)
  if (given) return { host: '0.0.0.0', port: settings.port, tls: given, addresses }
  const { key, cert, authority } = await lanCertificate({
    folder: join(settings.dataFolder, 'tls'),
    now: o.now,
    addresses: hosts,
  })
  return { host: '0.0.0.0', port: settings.port, tls: { key, cert }, authority, addresses }
}

const givenCertificate = ({ tlsCert, tlsKey }: Settings): { key: string; cert: string } | undefined => {
  if (!tlsCert && !tlsKey) return undefined
  if (!tlsCert || !tlsKey)
    throw new StartProblem('LIREN_TLS_CERT 和 LIREN_TLS_KEY 要一起设置，分别指向证书和私钥文件。')
  try {
    return { cert: readFileSync(tlsCert, 'utf8'), key: readFileSync(tlsKey, 'utf8') }
  } catch (error) {
    throw new StartProblem(
      `读不到证书文件（${(error as Error).message}）。请检查 LIREN_TLS_CERT 和 LIREN_TLS_KEY 的路径。`,
    )
  }
}
