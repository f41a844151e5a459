import autocannon from 'autocannon'
import { median } from './compare.ts'

export interface Load {
  readonly perSecond: number
  readonly p99: number
  readonly failures: number
}

interface Target {
  readonly url: string
  readonly requests: readonly { path: string; method?: 'GET' | 'POST'; body?: string }[]
  readonly headers?: Record<string, string>
}

const once = async (target: Target, o: { connections: number; seconds: number }): Promise<Load> => {
  const result = await autocannon({
    url: target.url,
    connections: o.connections,
    duration: o.seconds,
    requests: target.requests.map((r) => ({
      method: r.method ?? 'GET',
      path: r.path,
      ...(r.body ? { body: r.body } : {}),
    })),
    ...(target.headers ? { headers: target.headers } : {}),
  })
  return { perSecond: result.requests.average, p99: result.latency.p99, failures: result.non2xx + result.errors }
}

/** Loads both in turn, a warm-up and `rounds` that count; medians of throughput and p99, failures added up. */
export const loadInTurn = async (
  o: { connections: number; seconds: number; rounds: number },
  floor: Target,
  subject: Target,
): Promise<{ floor: Load; subject: Load }> => {
  await once(floor, { ...o, seconds: 1 })
  await once(subject, { ...o, seconds: 1 })
  const loads = { floor: [] as Load[], subject: [] as Load[] }
  for (let round = 0; round < o.rounds; round += 1) {
    loads.floor.push(await once(floor, o))
    loads.subject.push(await once(subject, o))
  }
  return { floor: middle(loads.floor), subject: middle(loads.subject) }
}

const middle = (loads: readonly Load[]): Load => ({
  perSecond: median(loads.map((l) => l.perSecond)),
  p99: median(loads.map((l) => l.p99)),
  failures: loads.reduce((sum, l) => sum + l.failures, 0),
})
