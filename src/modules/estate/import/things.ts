import type { Thing } from '../../../platform/import/register.ts'
import { thingInTable } from '../../../platform/import/thing-in-table.ts'
import { changeHouses, type HouseChange } from '../houses/change-houses.store.ts'

const house: Thing = {
  ...thingInTable({ kind: 'house', name: '房屋', table: 'estate.house', label: 't.spelling' }),
  restore: async (tx, on) => {
    const rows = on.rows.map(({ id, version, before }) => ({
      id,
      version,
      ...(before as Omit<HouseChange, 'id' | 'version'>),
    }))
    return (await changeHouses(tx, { ...on, rows, note: '撤销资料导入' })).length
  },
}

/** What imports make in the estate, in the order in which it is made. */
export const estateThings: readonly Thing[] = [
  thingInTable({ kind: 'building', name: '楼栋', table: 'estate.building', label: 't.code' }),
  thingInTable({ kind: 'entrance', name: '单元', table: 'estate.entrance', label: 't.code' }),
  house,
  thingInTable({ kind: 'space', name: '车位', table: 'estate.space', label: 't.number' }),
]
