import type { CommunityId } from '../../../kernel/id.ts'
import { maskPhone } from '../../../kernel/phone.ts'
import { formatPlate, readPlate } from '../../../kernel/plate.ts'
import { type HouseId, type HouseKind, houseKindNames } from '../../estate/contract.ts'
import type { KeyKind } from '../search-keys.rules.ts'
import type { Hit, HitKind } from './contract.ts'

/** What the database knows of a hit. */
export interface HitFacts {
  readonly kind: HitKind
  readonly id: string
  readonly houseId: HouseId | null
  readonly spelling: string | null
  readonly houseKind: HouseKind | null
  readonly builtArea: string | null
  readonly holders: readonly string[]
  readonly tenants: readonly string[]
  /** The party found, the plate, or the title that a higher module gave its thing. */
  readonly name: string
  readonly detail: string
  readonly keyKind: KeyKind
  readonly key: string
  readonly communityId: CommunityId
  readonly communityName: string
}

/** A hit in the words of the desk: which household, who is there, and by what it was found. */
export const tellHit = (facts: HitFacts): Hit => {
  const { kind, id, houseId, communityId, communityName } = facts
  return {
    ...{ kind, id, houseId, communityId, communityName },
    title: titleOf(facts),
    subtitle: joined([kind === 'matter' ? facts.detail : '', ...peopleOf(facts), houseOf(facts)]),
    matched: matchedBy(facts),
  }
}

const titleOf = ({ kind, spelling, name, key }: HitFacts): string => {
  if (kind === 'matter') return name || key.toUpperCase()
  return spelling ?? name
}

const peopleOf = ({ kind, spelling, holders, tenants }: HitFacts): string[] => [
  kind === 'matter' ? (spelling ?? '') : '',
  several(holders),
  tenants.length === 0 ? '' : `租户 ${several(tenants)}`,
]

const several = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} 等${others.length + 1}人`

const houseOf = ({ houseKind, builtArea }: HitFacts): string => {
  if (houseKind === null) return ''
  return builtArea === null ? houseKindNames[houseKind] : `${houseKindNames[houseKind]} ${builtArea}㎡`
}

const matchedBy = ({ keyKind, key, spelling, name }: HitFacts): string => {
  if (keyKind === 'house') return `房号 ${spelling ?? key.toUpperCase()}`
  if (keyKind === 'phone') return `电话 ${masked(key)}`
  if (keyKind === 'phone-tail') return `电话尾号 ${key.slice(-4)}`
  if (keyKind === 'plate' || keyKind === 'plate-tail') return `车牌 ${plateOf(name)}`
  if (keyKind === 'matter') return `事项号 ${key.toUpperCase()}`
  return `姓名 ${name}`
}

const masked = (digits: string): string =>
  maskPhone({ kind: /^1[3-9]\d{9}$/.test(digits) ? 'mobile' : 'landline', text: digits, digits })

const plateOf = (text: string): string => {
  const plate = readPlate(text)
  return plate.ok ? formatPlate(plate.value) : text
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')
