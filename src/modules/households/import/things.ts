import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/tx.ts'
import { madeIds } from '../../../platform/import/made.store.ts'
import type { MadeBy, Thing } from '../../../platform/import/register.ts'
import { thingInTable } from '../../../platform/import/thing-in-table.ts'
import type { PartyId } from '../parties/contract.ts'
import { saveIdentities } from '../parties/save-party.store.ts'
import { refreshPartyKeys } from '../search/search-keys.store.ts'
import { changeVehicles, type VehicleFacts } from './known-vehicles.store.ts'

/** Search keys are held by no foreign key. */
const removeSearchKeys = async (tx: Tx, on: MadeBy, kind: string): Promise<void> => {
  await sql`delete from households.search_key where community_id = ${on.communityId}
    and subject_id in ${madeIds(on, kind)}`.execute(tx)
}

const inHouse = '(select h.spelling from estate.house h where h.community_id = t.community_id and h.id = t.house_id)'
const ofParty = '(select p.name from households.party p where p.community_id = t.community_id and p.id = t.party_id)'

const parties = thingInTable({ kind: 'party', name: '业户', table: 'households.party', label: 't.name' })
const party: Thing = {
  ...parties,
  remove: async (tx, on) => {
    // Those of the houses that the import made lie here as well.
    await removeSearchKeys(tx, on, 'party')
    await removeSearchKeys(tx, on, 'house')
    await parties.remove(tx, on)
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

const vehicles = thingInTable({ kind: 'vehicle', name: '车辆', table: 'households.vehicle', label: 't.plate' })
const vehicle: Thing = {
  ...vehicles,
  remove: async (tx, on) => {
    await removeSearchKeys(tx, on, 'vehicle')
    await vehicles.remove(tx, on)
  },
  restore: async (tx, on) => {
    const rows = on.rows.map(({ id, version, before }) => ({ id, version, facts: before as VehicleFacts }))
    return (await changeVehicles(tx, { ...on, rows })).length
  },
}

/** What imports make of people and their registers, in the order in which it is made. */
export const householdThings: readonly Thing[] = [
  party,
  phone,
  thingInTable({ kind: 'title', name: '产权登记', table: 'households.title', label: inHouse }),
  thingInTable({ kind: 'occupant', name: '住户', table: 'households.occupant', label: ofParty }),
  thingInTable({ kind: 'lease', name: '租约', table: 'households.lease', label: inHouse }),
  vehicle,
]
