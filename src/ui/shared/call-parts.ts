import type { Endpoint } from '../../kernel/endpoint.ts'

/** One call as it goes over the wire. */
export interface CallParts {
  readonly url: string
  readonly body: Readonly<Record<string, unknown>> | undefined
}

/**
 * Splits the merged input of a call into path, query and body by the contract's own schemas. A missing path parameter
 * or a name that the contract does not know is a mistake in the page, so it throws.
 */
export const callParts = (contract: Endpoint, input: Readonly<Record<string, unknown>>): CallParts => {
  const left = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(take(contract, left, name)))
  const query = contract.query === undefined ? '' : queryOf(left, Object.keys(contract.query.shape))
  if (contract.body === undefined && left.size > 0) {
    throw new TypeError(`${contract.method} ${contract.path} takes no ${[...left.keys()].join(', ')}`)
  }
  return { url: path + query, body: contract.body === undefined ? undefined : Object.fromEntries(left) }
}

const take = (contract: Endpoint, left: Map<string, unknown>, name: string): string => {
  const value = left.get(name)
  left.delete(name)
  if (value === undefined || value === null || value === '') {
    throw new TypeError(`${contract.method} ${contract.path} needs ${name}`)
  }
  return String(value)
}

const queryOf = (left: Map<string, unknown>, names: readonly string[]): string => {
  const query = new URLSearchParams()
  for (const name of names) {
    const value = left.get(name)
    left.delete(name)
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  const written = query.toString()
  return written === '' ? '' : `?${written}`
}
