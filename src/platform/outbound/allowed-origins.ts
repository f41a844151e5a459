/** What the administrator of the machine allows beside the vendors themselves, and how this installation is reached from outside. */
interface OutboundEnvironment {
  /** `gateway.example.com, http://127.0.0.1:9000`: a bare host means HTTPS; HTTP must be written out. */
  readonly LIREN_OUTBOUND_HOSTS?: string | undefined
  /** `https://liren.example.com`: links in messages begin with it; without it messages carry no link. */
  readonly LIREN_PUBLIC_ADDRESS?: string | undefined
}

/** Origins (`http://127.0.0.1:9000`) that may be called beside those a caller knows by itself. What is no host is left out. */
export const extraOrigins = (env: OutboundEnvironment = process.env): ReadonlySet<string> =>
  new Set(
    (env.LIREN_OUTBOUND_HOSTS ?? '')
      .split(',')
      .map((one) => originOf(one.trim()))
      .filter((origin) => origin !== undefined),
  )

/** Where people outside of the house open Liren, without a slash at the end; undefined where nothing usable was set. */
export const publicAddress = (env: OutboundEnvironment = process.env): string | undefined =>
  originOf((env.LIREN_PUBLIC_ADDRESS ?? '').trim())

/** Whether `url` may be called: HTTPS to one of the `hosts` on its usual port, or an origin the machine's administrator allows. */
export const mayCall = (url: string, o: { hosts: readonly string[]; env?: OutboundEnvironment }): boolean => {
  const read = URL.canParse(url) ? new URL(url) : undefined
  if (read === undefined || read.username !== '' || read.password !== '') return false
  if (extraOrigins(o.env).has(read.origin)) return true
  return read.protocol === 'https:' && read.port === '' && o.hosts.includes(read.hostname)
}

const originOf = (text: string): string | undefined => {
  if (text === '') return undefined
  const written = text.includes('://') ? text : `https://${text}`
  if (!URL.canParse(written)) return undefined
  const { protocol, origin } = new URL(written)
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined
}
