import type { House, HouseId, HousePlace } from '../../estate/contract.ts'
import type { PartyId } from '../parties/contract.ts'
import type { SealedPerson } from './seal-person.ts'

/** Somebody whom the register has in a house today. */
export interface KnownPerson {
  readonly id: PartyId
  readonly name: string
  readonly version: number
  readonly phones: readonly string[]
  readonly identityHash: string | null
}

/** What the register holds of a house today. */
export interface KnownHouse
  extends Pick<
    House,
    | 'spelling'
    | 'version'
    | 'floor'
    | 'kind'
    | 'layout'
    | 'builtArea'
    | 'usableArea'
    | 'landArea'
    | 'useStatus'
    | 'occupancy'
    | 'attachedFacilities'
    | 'garageUse'
    | 'note'
    | 'deliveredOn'
  > {
  readonly id: HouseId
  /** Of its running title; empty where there is none. */
  readonly holders: readonly KnownPerson[]
  readonly tenants: readonly KnownPerson[]
  /** Everybody who lives there, by whatever right. */
  readonly occupants: readonly KnownPerson[]
}

/** What a file says of a house itself; what it does not say is not there. */
export type HouseFacts = Partial<
  Pick<
    KnownHouse,
    | 'floor'
    | 'kind'
    | 'layout'
    | 'builtArea'
    | 'usableArea'
    | 'landArea'
    | 'useStatus'
    | 'occupancy'
    | 'attachedFacilities'
    | 'garageUse'
    | 'note'
    | 'deliveredOn'
  >
>

/** What a row says of a house, as it lies in the database: no identity number in clear. */
export interface HouseDraft {
  readonly place: HousePlace
  readonly facts: HouseFacts
  readonly floorsTotal: number | null
  readonly lift: boolean | null
  readonly people: readonly SealedPerson[]
  readonly ownerNumbers: readonly string[]
}
