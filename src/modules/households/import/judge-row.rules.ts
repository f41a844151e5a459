import { canonicalSpelling } from '../../estate/contract.ts'
import type { Verdict } from './contract.ts'
import { type DraftHouse, isGood, type ReadRow } from './read-house-rows.rules.ts'

/** What the register holds of a house today. */
export interface KnownHouse {
  readonly spelling: string
  /** Names of the holders of its running title; empty where there is none. */
  readonly holders: readonly string[]
  /** Names of everybody else who lives there. */
  readonly occupants: readonly string[]
}

export interface Judged {
  readonly verdict: Verdict
  readonly what: string
  readonly spelling: string
}

const ownersOf = (draft: DraftHouse) => draft.people.filter(({ role }) => role === 'owner').map(({ name }) => name)
const othersOf = (draft: DraftHouse) => draft.people.filter(({ role }) => role !== 'owner').map(({ name }) => name)

/**
 * What an import would do with a row: make the house, add people to a house that has none, nothing where all is
 * there, or refuse where the register names other owners: that is a transfer, not an import.
 */
export const judgeRow = (row: ReadRow, known: ReadonlyMap<string, KnownHouse>): Judged => {
  const { draft, faults } = row
  if (draft === null) return { verdict: 'bad', what: faults[0]?.reason ?? '看不出是哪套房屋', spelling: '' }
  const spelling = canonicalSpelling(draft.place)
  if (!isGood(row))
    return {
      verdict: 'bad',
      what: faults.find(({ fix, weight }) => weight === 'error' && fix === undefined)?.reason ?? '',
      spelling,
    }
  const house = known.get(spelling)
  const owners = ownersOf(draft)
  const others = othersOf(draft)
  if (!house) return { verdict: 'create', what: sentence('新增房屋', [...owners, ...others]), spelling }
  if (owners.length > 0 && house.holders.length > 0 && !sameNames(owners, house.holders)) {
    return {
      verdict: 'bad',
      what: `登记的业主是 ${house.holders.join('、')}，文件写的是 ${owners.join('、')}。换了业主请在产权里办理过户`,
      spelling,
    }
  }
  const newOwners = house.holders.length === 0 ? owners : []
  const newOthers = others.filter((name) => !house.occupants.includes(name))
  if (newOwners.length + newOthers.length === 0) return { verdict: 'same', what: '房屋和业主已有，不变', spelling }
  return { verdict: 'add-people', what: sentence('房屋已有', [...newOwners, ...newOthers]), spelling }
}

const sentence = (house: string, people: readonly string[]): string =>
  people.length === 0 ? house : `${house}，登记 ${people.join('、')}`

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n')
