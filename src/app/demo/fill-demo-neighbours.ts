import { businessDateAt } from '../../kernel/dates.ts'
import { type DemoCaller, houseOf } from './demo-caller.ts'

interface DemoNeighbour {
  readonly house: string
  readonly name: string
  readonly phone: string
  /** Lives there as this to the owner. */
  readonly relation?: string
  /** Rents the whole house or this part of it. */
  readonly rents?: string
  readonly plate?: string
  readonly careNote?: string
}

const NEIGHBOURS: readonly DemoNeighbour[] = [
  { house: '6-1-602', name: '温书宁', phone: '13900009001', relation: '配偶', plate: '粤B7H219' },
  { house: '6-1-602', name: '温以辰', phone: '', relation: '子女' },
  {
    house: '7-2-904',
    name: '邹慧兰',
    phone: '13900009003',
    relation: '父母',
    careNote: '八十二岁，听力不好，敲门要久一些',
  },
  { house: '8-2-1102', name: '祁连山', phone: '13900009004', relation: '租户', rents: '', plate: '粤BD61208' },
  { house: '9-1-703', name: '闻静姝', phone: '13900009005', relation: '租户', rents: '主卧' },
  { house: '9-1-703', name: '燕小北', phone: '13900009006', relation: '租户', rents: '次卧' },
]

/** Who lives in some of the houses beside the owners, by what right, and what they drive. */
export const fillDemoNeighbours = async (clerk: DemoCaller): Promise<void> => {
  const year = Number(businessDateAt(new Date()).slice(0, 4))
  for (const { house, name, phone, careNote = '', ...living } of NEIGHBOURS) {
    const houseId = await houseOf(clerk, house)
    if (houseId === undefined) throw new Error(`demo: no house ${house}`)
    const phones = phone === '' ? [] : [{ number: phone }]
    const { id: partyId } = (await clerk.post<{ party: { id: string } }>('/parties', { name, phones, careNote })).party
    const from = `${year - 1}-03-01`
    if (living.relation !== undefined)
      await clerk.post(`/houses/${houseId}/occupants`, { partyId, relation: living.relation, from })
    if (living.rents !== undefined)
      await clerk.post(`/houses/${houseId}/leases`, {
        ...{ tenants: [partyId], part: living.rents, from, until: `${year + 1}-03-01` },
      })
    if (living.plate !== undefined) await clerk.post('/vehicles', { plate: living.plate, houseId, partyId })
  }
}
