import { sql } from 'kysely'
import { madeIds } from '../../../platform/import/made.store.ts'
import type { Thing } from '../../../platform/import/register.ts'
import type { PartyId } from '../parties/contract.ts'
import { saveIdentities } from '../parties/save-party.store.ts'
import { refreshPartyKeys } from '../search/search-keys.store.ts'
import { changeVehicles, type VehicleFacts } from './known-vehicles.store.ts'

const party: Thing = {
  kind: 'party',
  name: '业户',
  table: 'households.party',
  versioned: true,
  label: 't.name',
  remove: async (tx, on) => {
    // Search keys are held by no foreign key: those of everything that the import made go here.
    await sql`delete from households.search_key where community_id = ${on.communityId}
      and (subject_id in ${madeIds(on, 'party')} or subject_id in ${madeIds(on, 'house')})`.execute(tx)
    await sql`delete from households.party where community_id = ${on.communityId}
      and id in ${madeIds(on, 'party')}`.execute(tx)
  },
  restore: async (tx, on) => {
    const rows = on.rows.map(({ id, version }) => ({ id, version, identity: null }))
    return (await saveIdentities(tx, { ...on, rows })).length
  },
}

const phone: Thing = {
  kind: 'phone',
  name: '电话',
  table: 'households.party_phone',
  versioned: false,
  label: 't.number',
  remove: async (tx, on) => {
    const { rows } = await sql<{
      partyId: PartyId
    }>`delete from households.party_phone where community_id = ${on.communityId}
      and id in ${madeIds(on, 'phone')} returning party_id as "partyId"`.execute(tx)
    const partyIds = [...new Set(rows.map(({ partyId }) => partyId))]
    await refreshPartyKeys(tx, { ...on, partyIds })
  },
}

const title: Thing = {
  kind: 'title',
  name: '产权登记',
  table: 'households.title',
  versioned: true,
  label: `(select h.spelling from estate.house h where h.community_id = t.community_id and h.id = t.house_id)`,
  remove: async (tx, on) => {
    await sql`delete from households.title where community_id = ${on.communityId}
      and id in ${madeIds(on, 'title')}`.execute(tx)
  },
}

const occupant: Thing = {
  kind: 'occupant',
  name: '住户',
  table: 'households.occupant',
  versioned: true,
  label: `(select p.name from households.party p where p.community_id = t.community_id and p.id = t.party_id)`,
  remove: async (tx, on) => {
    await sql`delete from households.occupant where community_id = ${on.communityId}
      and id in ${madeIds(on, 'occupant')}`.execute(tx)
  },
}

const lease: Thing = {
  kind: 'lease',
  name: '租约',
  table: 'households.lease',
  versioned: true,
  label: `(select h.spelling from estate.house h where h.community_id = t.community_id and h.id = t.house_id)`,
  remove: async (tx, on) => {
    await sql`delete from households.lease where community_id = ${on.communityId}
      and id in ${madeIds(on, 'lease')}`.execute(tx)
  },
}

const vehicle: Thing = {
  kind: 'vehicle',
  name: '车辆',
  table: 'households.vehicle',
  versioned: true,
  label: 't.plate',
  remove: async (tx, on) => {
    await sql`delete from households.search_key where community_id = ${on.communityId}
      and subject_id in ${madeIds(on, 'vehicle')}`.execute(tx)
    await sql`delete from households.vehicle where community_id = ${on.communityId}
      and id in ${madeIds(on, 'vehicle')}`.execute(tx)
  },
  restore: async (tx, on) => {
    const rows = on.rows.map(({ id, version, before }) => ({ id, version, facts: before as VehicleFacts }))
    return (await changeVehicles(tx, { ...on, rows })).length
  },
}

/** What imports make of people and their registers, in the order in which it is made. */
export const householdThings: readonly Thing[] = [party, phone, title, occupant, lease, vehicle]
