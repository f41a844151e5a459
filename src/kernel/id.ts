import { z } from 'zod'

/** A branded UUID: a `HouseId` cannot be passed where a `PartyId` is wanted. */
export const idOf = <B extends string>(brand: B) => z.uuid().brand(brand)

export type Id<B extends string> = z.output<ReturnType<typeof idOf<B>>>

export const communityId = idOf('CommunityId')
export type CommunityId = z.output<typeof communityId>

export const staffId = idOf('StaffId')
export type StaffId = z.output<typeof staffId>
