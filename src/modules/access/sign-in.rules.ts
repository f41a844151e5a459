export interface Failures {
  readonly count: number
  /** Of the latest one; null without any. */
  readonly last: Date | null
}

/** How far back failures of one login at one address count, and those of an address whatever the login. */
export const PAIR_MINUTES = 60
export const ADDRESS_MINUTES = 10

const FREE_BY_PAIR = 5
// A whole office may sit behind one address.
const FREE_BY_ADDRESS = 50
const LONGEST_WAIT_SECONDS = 60

/**
 * How many seconds the next attempt has to wait; 0 lets it through. The delay grows with each failure and never
 * exceeds a minute. It never depends on the account alone: whoever guesses elsewhere cannot lock its owner out.
 */
export const secondsToWait = (o: { pair: Failures; address: Failures; now: Date }): number =>
  Math.max(
    remaining({ failures: o.pair, free: FREE_BY_PAIR, now: o.now }),
    remaining({ failures: o.address, free: FREE_BY_ADDRESS, now: o.now }),
  )

/** True for the failure with which the waiting begins: the moment to tell the administrators. */
export const beginsToWait = (failuresOfPair: number): boolean => failuresOfPair === FREE_BY_PAIR

const remaining = (o: { failures: Failures; free: number; now: Date }): number => {
  const { count, last } = o.failures
  if (count < o.free || last === null) return 0
  const wait = Math.min(LONGEST_WAIT_SECONDS, 2 ** (count - o.free + 1))
  const passed = (o.now.getTime() - last.getTime()) / 1000
  // A clock set back must not make anybody wait longer than the rule says.
  return Math.min(wait, Math.max(0, Math.ceil(wait - passed)))
}

/** What counts as one address: an IPv4 address, or the /64 network that one IPv6 customer holds. */
export const addressKey = (ip: string): string => {
  const v4 = /(\d+\.\d+\.\d+\.\d+)$/.exec(ip)?.[1]
  if (v4) return v4
  if (!ip.includes(':')) return ip
  const [head = '', tail] = ip.toLowerCase().split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}
