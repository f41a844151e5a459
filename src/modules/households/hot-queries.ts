import { dateOf } from '../../kernel/dates.ts'
import type { HotQuery } from '../../platform/app/define-module.ts'
import type { HouseId } from '../estate/contract.ts'
import { cardQuery } from './card/card.store.ts'
import { leaseTimeline, occupantTimeline, titleTimeline } from './card/household-timeline.store.ts'
import { interpretQuery } from './interpret-query.rules.ts'
import { rangesOf } from './search/key-range.rules.ts'
import { hitsQuery } from './search/search.store.ts'

const SOME_DAY = dateOf('2026-01-01')
const SOME_HOUSE = '00000000-0000-4000-8000-000000000000' as HouseId

/** One search per kind of spelling at the desk, each with all its probes. */
const spellings: Readonly<Record<string, string>> = {
  house: '3-2-1501',
  'house-in-words': '3栋1501',
  'house-number': '1501室',
  building: '3栋',
  name: '张三',
  pinyin: 'zhangsan',
  initials: 'zs',
  phone: '13800005678',
  'phone-tail': '5678',
  plate: '粤B12345',
  matter: 'BX20260101001',
}

export const hotQueries: readonly HotQuery[] = [
  ...Object.entries(spellings).map(([name, q]) => ({
    name: `households.search-${name}`,
    build: ({ communityId }: Parameters<HotQuery['build']>[0]) =>
      hitsQuery({ communityId, ranges: rangesOf(interpretQuery(q)), today: SOME_DAY, limit: 20 }),
  })),
  {
    name: 'households.card',
    build: ({ communityId }) =>
      cardQuery({
        ...{ communityId, houseId: SOME_HOUSE, now: new Date(0), today: SOME_DAY, panels: [] },
        timelines: [titleTimeline, leaseTimeline, occupantTimeline].map((sql, at) => ({
          id: String(at),
          right: '',
          sql,
        })),
      }),
  },
]
