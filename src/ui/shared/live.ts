import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { CommunityId } from '../../kernel/id.ts'

/** Something that was committed on the server, by name; `reopened` where the line stands (again) and events may have been missed. */
export interface LiveNews {
  readonly names: readonly string[]
  readonly payload: Readonly<Record<string, unknown>>
}

type Listener = (news: LiveNews) => void
const listeners = new Set<Listener>()

const LOST: LiveNews = { names: ['lost'], payload: {} }
const REOPENED: LiveNews = { names: ['reopened'], payload: {} }

let lost = false

const tell = (news: LiveNews): void => {
  if (news.names.includes('lost')) lost = true
  if (news.names.includes('reopened')) lost = false
  for (const listener of listeners) listener(news)
}

const onAnyNews = (again: () => void): (() => void) => {
  listeners.add(again)
  return () => void listeners.delete(again)
}

/** True while the line is known to be down: what must not be missed is then asked for. */
export const useLineLost = (): boolean => useSyncExternalStore(onAnyNews, () => lost)

/**
 * Hears an event while the component is on the screen: `useLive('call', ({ payload }) => …)` for one name,
 * `useLive('matters.*', …)` for all of a module; `reopened` comes whenever the line begins to stand.
 */
export const useLive = (name: string, hear: Listener): void => {
  const current = useRef(hear)
  current.current = hear
  useEffect(() => {
    const fits = name.endsWith('*') ? (one: string) => one.startsWith(name.slice(0, -1)) : (one: string) => one === name
    const listener: Listener = (news) => {
      if (news.names.some(fits)) current.current(news)
    }
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [name])
}

/**
 * Holds the line of a community open while a page of it is: one for all tabs of the browser, which may have only six
 * connections; the tab that has it tells the others.
 */
export const useLiveLine = (communityId: CommunityId): void => {
  useEffect(() => {
    const stop = new AbortController()
    if (!('locks' in navigator) || typeof BroadcastChannel !== 'function') {
      void openLine(communityId, stop.signal, tell)
      return () => stop.abort()
    }
    const others = new BroadcastChannel(`liren-live ${communityId}`)
    others.onmessage = ({ data }: MessageEvent<LiveNews>) => tell(data)
    const share: Listener = (news) => {
      others.postMessage(news)
      tell(news)
    }
    void navigator.locks
      .request(`liren-live ${communityId}`, { signal: stop.signal }, () => openLine(communityId, stop.signal, share))
      // Left before it was this tab's turn.
      .catch(() => undefined)
    return () => {
      stop.abort()
      others.close()
    }
  }, [communityId])
}

/** An EventSource that also comes back after an answer that it takes for final (a restart, a session that ended). */
const openLine = (communityId: CommunityId, signal: AbortSignal, share: Listener): Promise<void> =>
  new Promise((resolve) => {
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let broken = false
    const open = () => {
      source = new EventSource(`/api/communities/${communityId}/events`)
      // The first time too: the page asked for what it shows before the line stood.
      source.onopen = () => {
        share(REOPENED)
        broken = false
      }
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const news = JSON.parse(data) as LiveNews
        share(news.names.includes('missed') ? REOPENED : news)
      }
      source.onerror = () => {
        if (!broken) share(LOST)
        broken = true
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, 10_000)
      }
    }
    signal.addEventListener('abort', () => {
      clearTimeout(again)
      source?.close()
      resolve()
    })
    open()
  })
