import { sql } from 'kysely'
import { madeIds } from '../../../platform/import/made.store.ts'
import type { Thing } from '../../../platform/import/register.ts'
import { changeHouses, type HouseChange } from '../houses/change-houses.store.ts'

const building: Thing = {
  kind: 'building',
  name: '楼栋',
  table: 'estate.building',
  versioned: true,
  label: 't.code',
  remove: async (tx, on) => {
    await sql`delete from estate.building where community_id = ${on.communityId}
      and id in ${madeIds(on, 'building')}`.execute(tx)
  },
}

const entrance: Thing = {
  kind: 'entrance',
  name: '单元',
  table: 'estate.entrance',
  versioned: true,
  label: 't.code',
  remove: async (tx, on) => {
    await sql`delete from estate.entrance where community_id = ${on.communityId}
      and id in ${madeIds(on, 'entrance')}`.execute(tx)
  },
}

const house: Thing = {
  kind: 'house',
  name: '房屋',
  table: 'estate.house',
  versioned: true,
  label: 't.spelling',
  remove: async (tx, on) => {
    await sql`delete from estate.house where community_id = ${on.communityId}
      and id in ${madeIds(on, 'house')}`.execute(tx)
  },
  restore: async (tx, on) => {
    const rows = on.rows.map(({ id, version, before }) => ({
      id,
      version,
      ...(before as Omit<HouseChange, 'id' | 'version'>),
    }))
    return (await changeHouses(tx, { ...on, rows, note: '撤销资料导入' })).length
  },
}

const space: Thing = {
  kind: 'space',
  name: '车位',
  table: 'estate.space',
  versioned: true,
  label: 't.number',
  remove: async (tx, on) => {
    await sql`delete from estate.space where community_id = ${on.communityId}
      and id in ${madeIds(on, 'space')}`.execute(tx)
  },
}

/** What imports make in the estate, in the order in which it is made. */
export const estateThings: readonly Thing[] = [building, entrance, house, space]
