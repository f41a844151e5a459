import { kept } from '../../../../ui/shared/preferences.ts'

export interface RecentHouse {
  readonly id: string
  readonly name: string
}

const MOST = 8

const placeOf = (on: { staffId: string; communityId: string }) => `recent-houses.${on.staffId}.${on.communityId}`

/** The houses that this person opened last in this community, kept in this browser; names of people are not kept. */
export const recentHouses = (on: { staffId: string; communityId: string }): readonly RecentHouse[] => {
  try {
    const read: unknown = JSON.parse(kept.read(placeOf(on)) ?? '[]')
    return Array.isArray(read) ? read.filter(isRecentHouse) : []
  } catch {
    return []
  }
}

export const rememberHouse = (on: { staffId: string; communityId: string; house: RecentHouse }): void => {
  const others = recentHouses(on).filter(({ id }) => id !== on.house.id)
  kept.write(placeOf(on), JSON.stringify([on.house, ...others].slice(0, MOST)))
}

const isRecentHouse = (value: unknown): value is RecentHouse =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value
