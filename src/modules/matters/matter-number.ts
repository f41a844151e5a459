import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Database } from '../../platform/http/database.ts'
import { reserveNumbers } from './matter-number.store.ts'

/** So many numbers are reserved at once; what a stopped process had left over stays a hole. */
const BLOCK = 20

interface Block {
  readonly day: BusinessDate
  next: number
  readonly last: number
}

interface Series {
  readonly communityId: CommunityId
  readonly prefix: string
  readonly today: BusinessDate
}

/** The blocks that this process holds, per database. */
const held = new WeakMap<Database, { blocks: Map<string, Block>; reserving: Map<string, Promise<void>> }>()

/**
 * The next number of a community: `BX20261123-0007`. Unique, and rising for whoever asks one process after another;
 * counted anew each day. Taken from a block reserved in a short transaction of its own: a counter inside the creating
 * transaction would queue the whole desk behind one row.
 */
export const nextMatterNumber = async (database: Database, series: Series): Promise<string> => {
  const mine = held.get(database) ?? { blocks: new Map(), reserving: new Map() }
  held.set(database, mine)
  const key = `${series.communityId} ${series.prefix}`
  for (;;) {
    const block = mine.blocks.get(key)
    if (block && block.day >= series.today && block.next <= block.last) {
      return numberOf(series.prefix, block.day, block.next++)
    }
    const reserving =
      mine.reserving.get(key) ?? reserve(database, series).then((fresh) => void mine.blocks.set(key, fresh))
    mine.reserving.set(key, reserving)
    await reserving.finally(() => {
      if (mine.reserving.get(key) === reserving) mine.reserving.delete(key)
    })
  }
}

/** So many numbers at once, one behind the other, in a block of their own. */
export const nextMatterNumbers = async (database: Database, series: Series, count: number): Promise<string[]> => {
  const { day, last } = await database.maintain((tx) => reserveNumbers(tx, { ...series, count }))
  return Array.from({ length: count }, (_, at) => numberOf(series.prefix, day, last - count + 1 + at))
}

const numberOf = (prefix: string, day: BusinessDate, count: number): string =>
  `${prefix}${day.replaceAll('-', '')}-${String(count).padStart(4, '0')}`

// On the maintenance connections: whoever asks already holds one of the application's, and waiting for a second of
// those while all others do the same would never end.
const reserve = async (database: Database, series: Series): Promise<Block> => {
  const { day, last } = await database.maintain((tx) => reserveNumbers(tx, { ...series, count: BLOCK }))
  return { day, next: last - BLOCK + 1, last }
}
