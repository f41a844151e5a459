import { type DemoCaller, houseOf } from './demo-caller.ts'

const VACANT = ['6-1-301', '6-2-1204', '7-1-702', '8-1-1501', '8-2-903', '9-1-1502', '9-2-1601']
const PUBLIC = [
  { number: 'GG-01', kind: 'public', label: '6 栋天台门' },
  { number: 'GG-02', kind: 'public', label: '地下车库人防门' },
  { number: 'SB-01', kind: 'equipment', label: '生活水泵房' },
  { number: 'SB-02', kind: 'equipment', label: '高压配电房' },
  { number: 'ZK-01', kind: 'master', label: '公共区域总钥匙' },
] as const

interface Key {
  readonly id: string
}

/** Keys of vacant houses and of the common parts, checked, tested and hung; two are lent. */
export const fillDemoKeys = async (as: DemoCaller): Promise<void> => {
  const cabinet = await as.post<{ id: string }>('/key-cabinets', {
    name: '前台钥匙柜',
    place: '服务中心前台',
    hooks: 120,
  })
  const houses = await Promise.all(VACANT.map((spelling) => houseOf(as, spelling)))
  const toReceive = [
    ...VACANT.flatMap((spelling, at) =>
      houses[at] ? [{ number: `${spelling}-1`, kind: 'vacant', pieces: 3, houseId: houses[at] }] : [],
    ),
    ...PUBLIC.map((key) => ({ ...key, pieces: 2 })),
  ]
  const keys: Key[] = []
  for (const [at, key] of toReceive.entries()) {
    const { number, ...facts } = key
    const {
      keys: [received],
    } = await as.post<{ keys: Key[] }>('/keys', { numbers: [number], ...facts })
    if (!received) continue
    await as.post(`/keys/${received.id}/check`, {})
    await as.post(`/keys/${received.id}/test`, { works: true })
    await as.post(`/keys/${received.id}/store`, { cabinetId: cabinet.id, hook: at + 1 })
    keys.push(received)
  }
  const { colleagues } = await as.get<{ colleagues: { id: string; name: string; roles: string[] }[] }>(
    '/colleagues?role=technician',
  )
  const [technician] = colleagues
  const loans = [
    {
      borrowerKind: 'staff',
      borrowerStaffId: technician?.id,
      borrowerName: technician?.name,
      purpose: '空置房巡查通风',
      hours: 4,
    },
    { borrowerKind: 'contractor', borrowerName: '安居房产 赵经理', purpose: '陪同客户看房', hours: 2 },
  ]
  for (const [at, { hours, ...loan }] of loans.entries()) {
    const dueAt = new Date(Date.now() + hours * 3_600_000).toISOString()
    await as.post(`/keys/${keys[at * 2]?.id}/lend`, { ...loan, dueAt })
  }
}
