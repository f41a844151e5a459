import type pg from 'pg'
import { problem } from './problem.ts'

/**
 * Refuses a database that would not search Chinese: wrong encoding, or a character class in which Chinese
 * characters are no letters and therefore have no trigrams. Needs the extension pg_trgm.
 */
export const refuseWrongText = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ encoding: string; trigrams: number }>(
    `select current_setting('server_encoding') as encoding, cardinality(show_trgm('张三')) as trigrams`,
  )
  if (rows[0]?.encoding !== 'UTF8') throw problem('wrong-text', { reason: `编码是 ${rows[0]?.encoding}` })
  if (rows[0].trigrams === 0) throw problem('wrong-text', { reason: '语言环境不认识汉字' })
}
