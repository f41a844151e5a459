import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'
import { houseId } from '../../estate/contract.ts'

/** What a hit is; `id` is the thing's own, `houseId` the house whose card it opens. */
export const hitKind = z.enum(['house', 'party', 'vehicle', 'matter'])
export type HitKind = z.output<typeof hitKind>
export const hitKindNames: Readonly<Record<HitKind, string>> = {
  house: '房屋',
  party: '业户',
  vehicle: '车辆',
  matter: '事项',
}

export const hit = z.object({
  kind: hitKind,
  id: z.uuid(),
  houseId: houseId.nullable(),
  /** `3-2-1501`, or the name of what has no house. */
  title: z.string(),
  /** `张三 等2人 · 住宅 89.35㎡` */
  subtitle: z.string(),
  /** By what it was found: `手机尾号 5678`. Phones are masked. */
  matched: z.string(),
  communityId,
  communityName: z.string(),
})
export type Hit = z.output<typeof hit>

/** Exact hits first. Where nothing fits: what was looked for, and the nearest. */
export const found = z.object({ hits: z.array(hit), tried: z.array(z.string()), nearest: z.array(hit) })
export type Found = z.output<typeof found>

const query = z.strictObject({
  q: z.string().max(100, '查找内容最多 100 个字'),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export const search = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/search',
  right: 'households.search',
  summary: '查找住户',
  params: z.object({ communityId }),
  query,
  output: found,
  refusals: ['households.nothing-to-look-for'],
})

export const searchCompany = endpoint({
  method: 'GET',
  path: '/api/company/search',
  right: 'households.search',
  summary: '在全部小区查找住户',
  query,
  output: found,
  refusals: ['households.nothing-to-look-for'],
})
