import type { z } from 'zod'
import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { houseRoleNames, listParties, type partyInList, partyKindNames } from './contract.ts'

export type PartyInList = z.output<typeof partyInList>

/** The list of everybody whom the centre knows; numbers of people are masked, on the page as in the export. */
export const partyColumns: readonly ListColumn<PartyInList>[] = [
  { id: 'name', title: '姓名或名称', width: 12, sort: true, value: (party) => party.name },
  { id: 'kind', title: '类别', width: 4, value: (party) => partyKindNames[party.kind] },
  { id: 'phones', title: '电话', width: 12, value: (party) => party.phones.map(({ number }) => number).join('、') },
  {
    id: 'houses',
    title: '房屋',
    width: 16,
    value: (party) => party.houses.map(({ spelling, role }) => `${spelling} ${houseRoleNames[role]}`).join('、'),
  },
  { id: 'identity', title: '证件', width: 10, optional: true, value: (party) => party.identityMasked },
  { id: 'care', title: '关怀提示', width: 12, value: (party) => party.careNote },
]

export const exportParties = exportOf(listParties, { name: '业户名单', columns: partyColumns })
