import { type RawBuilder, sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { House, Space } from '../../estate/contract.ts'
import type { IdentityKind, PartyId } from '../parties/contract.ts'

interface AtDay {
  readonly communityId: CommunityId
  readonly today: BusinessDate
}

/** Where something is, as the columns 楼号, 单元 and 房号 say it. */
export interface StoredPlace {
  readonly building: string | null
  readonly entrance: string | null
  readonly number: string | null
}

export interface StoredPerson {
  readonly id: PartyId
  readonly name: string
  readonly sex: '' | 'male' | 'female'
  readonly phones: readonly string[]
  readonly identityKind: IdentityKind | ''
  readonly tail: string
  readonly cipher: string | null
}

interface Known {
  readonly id: string
  readonly version: number
}

const PERSON = sql`jsonb_build_object('id', p.id, 'name', p.name, 'sex', p.sex, 'identityKind', p.identity_kind,
  'tail', p.identity_tail, 'cipher', p.identity_cipher, 'phones', coalesce((
    select jsonb_agg(f.number order by f.position, f.number) from households.party_phone f
    where f.community_id = p.community_id and f.party_id = p.id), '[]'))`

const PLACE = sql`b.code as building, e.code as entrance, h.number`

const OF_HOUSE = sql`join estate.building b on b.community_id = h.community_id and b.id = h.building_id
  left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id`

export type StoredHouse = Known &
  StoredPlace &
  Pick<
    House,
    | 'floor'
    | 'kind'
    | 'layout'
    | 'builtArea'
    | 'usableArea'
    | 'landArea'
    | 'useStatus'
    | 'occupancy'
    | 'deliveredOn'
    | 'attachedFacilities'
    | 'garageUse'
    | 'note'
  > & { readonly owners: readonly StoredPerson[] }

/** Every house with its owners of that day. */
export const housesWithOwners = ({ communityId, today }: AtDay): RawBuilder<StoredHouse> => sql<StoredHouse>`
  select h.id, h.version, ${PLACE}, h.floor, h.kind, h.layout, trim_scale(h.built_area) as "builtArea",
    trim_scale(h.usable_area) as "usableArea", trim_scale(h.land_area) as "landArea", h.use_status as "useStatus",
    h.occupancy, h.delivered_on as "deliveredOn", h.attached_facilities as "attachedFacilities",
    h.garage_use as "garageUse", h.note,
    coalesce((select jsonb_agg(${PERSON} order by w.position, p.name) from households.title t
      join households.title_holder w on w.community_id = t.community_id and w.title_id = t.id
      join households.party p on p.community_id = w.community_id and p.id = w.party_id
      where t.community_id = h.community_id and t.house_id = h.id
        and t.begins_on <= ${today} and (t.ends_on is null or t.ends_on > ${today})), '[]') as owners
  from estate.house h ${OF_HOUSE}
  where h.community_id = ${communityId} order by h.sort_key, h.id`

export interface StoredLease extends Known, StoredPlace {
  readonly part: string
  readonly from: BusinessDate
  readonly until: BusinessDate
  readonly note: string
  readonly tenants: readonly StoredPerson[]
}

/** Leases that run on that day or begin later. */
export const leasesWithTenants = ({ communityId, today }: AtDay): RawBuilder<StoredLease> => sql<StoredLease>`
  select l.id, l.version, ${PLACE}, l.part, l.begins_on as "from", l.ends_on as "until", l.note,
    coalesce((select jsonb_agg(${PERSON} order by w.position, p.name) from households.lease_tenant w
      join households.party p on p.community_id = w.community_id and p.id = w.party_id
      where w.community_id = l.community_id and w.lease_id = l.id), '[]') as tenants
  from households.lease l
  join estate.house h on h.community_id = l.community_id and h.id = l.house_id ${OF_HOUSE}
  where l.community_id = ${communityId} and l.ends_on > ${today} order by h.sort_key, l.begins_on, l.id`

export interface StoredOccupant extends Known, StoredPlace {
  readonly relation: string
  readonly from: BusinessDate
  readonly until: BusinessDate | null
  readonly person: StoredPerson
}

/** Who lives there on that day. */
export const occupantsOfDay = ({ communityId, today }: AtDay): RawBuilder<StoredOccupant> => sql<StoredOccupant>`
  select o.id, o.version, ${PLACE}, o.relation, o.begins_on as "from", o.ends_on as "until", ${PERSON} as person
  from households.occupant o
  join households.party p on p.community_id = o.community_id and p.id = o.party_id
  join estate.house h on h.community_id = o.community_id and h.id = o.house_id ${OF_HOUSE}
  where o.community_id = ${communityId} and o.begins_on <= ${today} and (o.ends_on is null or o.ends_on > ${today})
  order by h.sort_key, o.begins_on, o.id`

export interface StoredVehicle extends StoredPlace {
  /** Null for a space in which no vehicle stands. */
  readonly id: string | null
  readonly version: number | null
  readonly plate: string | null
  readonly kind: string | null
  readonly brand: string | null
  readonly colour: string | null
  readonly note: string | null
  readonly owner: StoredPerson | null
  readonly space: string | null
  readonly spaceKind: Space['kind'] | null
  readonly area: string | null
  readonly ownership: Space['ownership'] | null
}

/** Vehicles with their spaces, then the spaces without one. */
export const vehiclesAndSpaces = ({ communityId }: AtDay): RawBuilder<StoredVehicle> => sql<StoredVehicle>`
  select v.id, v.version, ${PLACE}, v.plate, v.kind, v.brand, v.colour, coalesce(v.note, s.note) as note,
    s.number as space, s.kind as "spaceKind", trim_scale(s.area) as area, s.ownership,
    case when p.id is not null then ${PERSON} end as owner
  from (select * from households.vehicle where community_id = ${communityId} and removed_at is null) v
  full join (select * from estate.space where community_id = ${communityId}) s
    on s.community_id = v.community_id and s.id = v.space_id
  left join households.party p on p.community_id = v.community_id and p.id = v.party_id
  left join estate.house h on h.community_id = v.community_id and h.id = v.house_id
  left join estate.building b on b.community_id = h.community_id and b.id = h.building_id
  left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id
  order by v.plate nulls last, s.sort_key, s.id`
