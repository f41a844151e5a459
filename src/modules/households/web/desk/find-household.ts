import type { CommunityId } from '../../../../kernel/id.ts'
import type { SearchAnswer, SearchHit } from '../../../../ui/console/module.ts'
import { call } from '../../../../ui/shared/client.ts'
import { isProblem } from '../../../../ui/shared/problem.ts'
import { type Hit, hitKindNames, search } from '../../contract.ts'

interface Question {
  readonly communityId: CommunityId
  readonly q: string
  readonly signal: AbortSignal
}

/** The one search of the console: exact hits first; where nothing fits, what was tried and the nearest. */
export const findHousehold = async ({ communityId, q, signal }: Question): Promise<SearchAnswer> => {
  try {
    const { hits, tried, nearest } = await call(search, { communityId, q }, { signal })
    if (hits.length > 0) return { hits: hits.map(asHit) }
    return { hits: nearest.map(asHit), tried: notFound({ q, tried, near: nearest.length > 0 }) }
  } catch (error) {
    if (isProblem(error, 'households.nothing-to-look-for')) return { hits: [], tried: error.detail }
    throw error
  }
}

const notFound = ({ q, tried, near }: { q: string; tried: readonly string[]; near: boolean }): string => {
  const looked = tried.length === 0 ? '' : `，已试过：${tried.join('、')}`
  return `没有找到“${q}”${looked}。${near ? '最接近的是：' : '请换一种写法，或换姓名、电话后 4 位再试。'}`
}

const asHit = (hit: Hit): SearchHit => ({
  key: `${hit.kind}-${hit.id}-${hit.houseId ?? ''}`,
  title: hit.title,
  detail: [hit.subtitle, matchedBy(hit)].filter((part) => part !== '').join(' · '),
  kind: hitKindNames[hit.kind],
  path: pathOf(hit),
})

/** By what it was found, unless the title says the same. */
const matchedBy = ({ matched, title }: Hit): string => (matched.includes(title) ? '' : matched)

/** Who was found stands first on the card: it is most likely the one who calls. */
const pathOf = ({ kind, id, houseId }: Hit): `/${string}` => {
  if (kind === 'matter') return `/matters?matter=${id}`
  if (houseId !== null) return kind === 'party' ? `/desk/${houseId}?party=${id}` : `/desk/${houseId}`
  return kind === 'vehicle' ? `/vehicles?open=${id}` : `/parties?open=${id}`
}
