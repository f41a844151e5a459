export interface LivePage {
  readonly status: number
  readonly type: string | null
  /** The names and payloads it was told, in order. */
  readonly heard: { names: string[]; payload: object }[]
  leave(): void
}

/** For tests: an open page of a community, listening to its live line. */
export const livePage = async (o: { url: string; cookie: string; communityId: string }): Promise<LivePage> => {
  const stop = new AbortController()
  const answer = await fetch(`${o.url}/api/communities/${o.communityId}/events`, {
    headers: { cookie: o.cookie },
    signal: stop.signal,
  })
  const heard: LivePage['heard'] = []
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      for (const line of decoder.decode(chunk, { stream: true }).split('\n')) {
        if (line.startsWith('data: ')) heard.push(JSON.parse(line.slice(6)))
      }
    }
  }
  void read().catch(() => undefined)
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    heard,
    leave: () => stop.abort(),
  }
}
