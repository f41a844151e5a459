/** The part of autocannon 9 that the measures use; the package brings no types. */
declare module 'autocannon' {
  interface Options {
    url: string
    connections: number
    duration: number
    requests: { method: string; path: string; body?: string }[]
    headers?: Record<string, string>
  }
  interface Answer {
    requests: { average: number }
    latency: { p99: number }
    non2xx: number
    errors: number
  }
  export default function autocannon(options: Options): Promise<Answer>
}
