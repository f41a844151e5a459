import pg from 'pg'
import type { CommunityId } from '../../kernel/id.ts'
import type { Logger } from '../http/log.ts'
import { CHANNEL, type LiveEvent } from './announce.ts'

export interface LiveHub {
  /** Hears the events of one community from now on; answers the way to stop. */
  subscribe(communityId: CommunityId, hear: (event: LiveEvent) => void): Promise<() => void>
  stop(): Promise<void>
}

const AGAIN_MS = 2_000

/**
 * One listening connection of this process for all its open pages, begun with the first of them. When it breaks it is
 * made anew, and everybody is told that something may have been missed.
 */
export const liveHub = (o: { url: string; logger?: Logger | undefined }): LiveHub => {
  const rooms = new Map<CommunityId, Set<(event: LiveEvent) => void>>()
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let stopped = false
  let listening: Promise<void> | undefined

  const tell = (event: LiveEvent) => {
    for (const hear of rooms.get(event.communityId) ?? []) hear(event)
  }
  const broken = (mine: pg.Client) => {
    if (client !== mine) return
    client = undefined
    void mine.end().catch(() => {})
    if (stopped) return
    retry = setTimeout(() => {
      listening = listen()
    }, AGAIN_MS)
  }
  const listen = async (): Promise<void> => {
    if (client || stopped) return
    const mine = new pg.Client({
      connectionString: o.url,
      application_name: 'liren live',
      options: '-c role=liren_app',
      keepAlive: true,
    })
    client = mine
    mine.on('error', () => broken(mine))
    mine.on('end', () => broken(mine))
    mine.on('notification', ({ payload }) => tell(JSON.parse(payload ?? '{}') as LiveEvent))
    try {
      await mine.connect()
      await mine.query(`listen ${CHANNEL}`)
      for (const communityId of rooms.keys()) tell({ communityId, names: ['missed'] })
    } catch (error) {
      o.logger?.warn({ err: error }, 'live: no connection to listen on')
      broken(mine)
    }
  }
  return {
    subscribe: async (communityId, hear) => {
      listening ??= listen()
      await listening
      const room = rooms.get(communityId) ?? new Set()
      rooms.set(communityId, room.add(hear))
      return () => {
        room.delete(hear)
        if (room.size === 0) rooms.delete(communityId)
      }
    },
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      const mine = client
      client = undefined
      await mine?.end().catch(() => {})
    },
  }
}
