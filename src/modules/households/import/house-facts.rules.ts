import { Decimal } from '../../../kernel/decimal.ts'
import type { Change } from '../../../platform/import/register.ts'
import {
  type HouseKind,
  houseKindNames,
  type Occupancy,
  occupancyNames,
  type UseStatus,
  useStatusNames,
} from '../../estate/contract.ts'
import type { DraftHouse } from './house-draft.ts'
import type { HouseFacts } from './known-house.ts'

type Fact = keyof HouseFacts

/** Every fact with its word, in the order of the register. */
export const factNames: Readonly<Record<Fact, string>> = {
  floor: '楼层',
  kind: '房屋类型',
  layout: '户型',
  builtArea: '建筑面积',
  usableArea: '套内面积',
  landArea: '分摊土地面积',
  useStatus: '使用状况',
  occupancy: '入住状态',
  attachedFacilities: '附属设施',
  garageUse: '车库使用情况',
  note: '备注',
  deliveredOn: '交房日期',
}

const facts = Object.keys(factNames) as Fact[]

/** An empty cell says nothing: it neither fills nor clears. */
export const factsIn = (draft: DraftHouse): HouseFacts =>
  Object.fromEntries(facts.map((fact) => [fact, draft[fact]]).filter(([, value]) => value !== null && value !== ''))

/** A word like 已入住 says how far the house has come and not what it is used for. */
export const changesOf = (said: HouseFacts, known: HouseFacts): Change[] =>
  facts.flatMap((fact) => {
    const [from, to] = [known[fact], said[fact]]
    if (to === undefined || sameFact(fact, from, to)) return []
    return [{ field: factNames[fact], from: wordOfFact(fact, from), to: wordOfFact(fact, to) }]
  })

/** The facts that differ from what is known, and the known ones of the same name. */
export const differingFacts = (said: HouseFacts, known: HouseFacts): { facts: HouseFacts; before: HouseFacts } => {
  const differing = facts.filter((fact) => said[fact] !== undefined && !sameFact(fact, known[fact], said[fact]))
  const pick = (of: HouseFacts) => Object.fromEntries(differing.map((fact) => [fact, of[fact] ?? null]))
  return { facts: pick(said), before: pick(known) }
}

export interface Contradiction {
  readonly fact: string
  readonly values: readonly string[]
}

/** What several rows say of one house, put together; and what they say differently. */
export const together = (
  rows: readonly HouseFacts[],
): { facts: HouseFacts; contradictions: readonly Contradiction[] } => {
  const [only] = rows
  if (only !== undefined && rows.length === 1) return { facts: only, contradictions: [] }
  const contradictions: Contradiction[] = []
  const all = facts.flatMap((fact) => {
    const values = rows.map((row) => row[fact]).filter((value) => value !== undefined)
    const [first] = values
    const different = values.filter((value, at) => values.findIndex((other) => sameFact(fact, other, value)) === at)
    if (different.length > 1) {
      contradictions.push({ fact: factNames[fact], values: different.map((value) => wordOfFact(fact, value)).sort() })
    }
    return first === undefined ? [] : [[fact, first] as const]
  })
  return { facts: Object.fromEntries(all), contradictions }
}

const AREAS: readonly Fact[] = ['builtArea', 'usableArea', 'landArea']

const sameFact = (fact: Fact, a: unknown, b: unknown): boolean => {
  if (AREAS.includes(fact) && typeof a === 'string' && typeof b === 'string') return new Decimal(a).eq(b)
  return a === b
}

const wordOfFact = (fact: Fact, value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (fact === 'kind') return houseKindNames[value as HouseKind]
  if (fact === 'useStatus') return useStatusNames[value as UseStatus]
  if (fact === 'occupancy') return occupancyNames[value as Occupancy]
  return String(value)
}
