import { type DemoCaller, houseOf } from './demo-caller.ts'

interface DemoCall {
  readonly house: string
  readonly outcome: 'repair' | 'enquiry' | 'help' | 'suggestion'
  readonly content: string
  readonly minutes: number
  readonly category?: string
  readonly becomes?: 'dispatched' | 'accepted' | 'done'
}

const CALLS: readonly DemoCall[] = [
  {
    house: '6-1-602',
    outcome: 'repair',
    content: '厨房水龙头关不紧，一直滴水',
    minutes: 4,
    category: '水电',
    becomes: 'done',
  },
  {
    house: '7-2-1403',
    outcome: 'repair',
    content: '主卧天花板渗水，墙皮发黄',
    minutes: 6,
    category: '渗漏',
    becomes: 'accepted',
  },
  {
    house: '8-1-804',
    outcome: 'repair',
    content: '入户门锁卡住，钥匙拧不动',
    minutes: 3,
    category: '门窗',
    becomes: 'dispatched',
  },
  { house: '9-1-302', outcome: 'repair', content: '卫生间插座没电', minutes: 2, category: '水电' },
  { house: '6-2-1101', outcome: 'enquiry', content: '咨询装修申请需要哪些资料', minutes: 5 },
  { house: '7-1-501', outcome: 'help', content: '老人独自在家，请帮忙上门看一下', minutes: 3 },
  { house: '8-2-1602', outcome: 'suggestion', content: '建议东门增加非机动车充电桩', minutes: 4 },
]

/** A morning at the desk: calls from households, some led to repairs, and how far those have come. */
export const fillDemoDesk = async (as: { clerk: DemoCaller; technician: DemoCaller }): Promise<void> => {
  const { categories } = await as.clerk.get<{ categories: { code: string; name: string }[] }>('/repair-categories')
  for (const call of CALLS) {
    const houseId = await houseOf(as.clerk, call.house)
    if (houseId === undefined) continue
    const category = categories.find(({ name }) => name === call.category)?.code ?? categories[0]?.code
    const logged = await as.clerk.post<{ matterId: string | null }>('/calls', {
      houseId,
      outcome: call.outcome,
      content: call.content,
      lengthSeconds: call.minutes * 60,
      ...(call.outcome === 'repair' ? { repair: repairOf(call, { houseId, category }) } : {}),
    })
    if (logged.matterId) await carryOn(as.technician, logged.matterId, call.becomes)
  }
}

const repairOf = (call: DemoCall, o: { houseId: string; category: string | undefined }) => ({
  category: o.category,
  title: call.content,
  place: { kind: 'house', id: o.houseId },
  ...(call.becomes ? { dispatchTo: { role: 'technician' } } : {}),
})

const carryOn = async (technician: DemoCaller, matterId: string, until: DemoCall['becomes']): Promise<void> => {
  const record = () => ({ id: crypto.randomUUID() })
  if (until !== 'accepted' && until !== 'done') return
  await technician.post(`/repairs/${matterId}/accept`, record())
  if (until !== 'done') return
  await technician.post(`/repairs/${matterId}/arrive`, record())
  await technician.post(`/repairs/${matterId}/finish`, {
    ...record(),
    result: '更换水龙头阀芯，试水正常',
    materials: '陶瓷阀芯 1 个',
  })
}
