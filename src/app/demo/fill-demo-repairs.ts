import { addDays, addMonths, type BusinessDate, businessDateAt } from '../../kernel/dates.ts'
import { type DemoCaller, houseOf } from './demo-caller.ts'

interface DemoBuilding extends Readonly<Record<string, unknown>> {
  readonly id: string
  readonly code: string
}

/** How many months ago a building passed its acceptance; its houses were handed over half a year later. */
const MONTHS_AGO: Readonly<Record<string, number>> = { '6': 130, '7': 30, '8': 60, '9': 22 }

/** Completion and delivery of the high-rises, so that the desk sees at once who answers for a repair. */
export const dateDemoBuildings = async (supervisor: DemoCaller): Promise<void> => {
  const today = businessDateAt(new Date())
  const { buildings } = await supervisor.get<{ buildings: DemoBuilding[] }>('/buildings')
  for (const building of buildings) {
    const monthsAgo = MONTHS_AGO[building.code]
    if (monthsAgo === undefined) continue
    const { id, zoneName: _, entrances: __, houseCount: ___, ...facts } = building
    const completedOn = addMonths(today, -monthsAgo)
    await supervisor.patch(`/buildings/${id}`, { ...facts, completedOn, deliveredOn: addMonths(completedOn, 6) })
  }
}

const CONTRACTORS = [
  { name: '筑安建设防水维修部', contact: '周工', phone: '0755-8888 2201', partCodes: ['waterproof', 'wet-room'] },
  { name: '宏达门窗安装公司', contact: '吴经理', phone: '138 0000 2202', partCodes: ['fittings'] },
  { name: '联升电梯维保', contact: '24 小时值班', phone: '400-800-2203', partCodes: ['equipment'] },
]

/** The developer's contractors; a leak that lies with one of them; a repair that was closed and came back. */
export const fillDemoRepairs = async (as: {
  supervisor: DemoCaller
  clerk: DemoCaller
  technician: DemoCaller
}): Promise<void> => {
  const contractors: string[] = []
  for (const contractor of CONTRACTORS) {
    contractors.push((await as.supervisor.post<{ id: string }>('/contractors', contractor)).id)
  }
  await leakWithContractor(as.clerk, { contractorId: contractors[0], today: businessDateAt(new Date()) })
  await closedAndBack(as)
}

const leakWithContractor = async (
  clerk: DemoCaller,
  o: { contractorId: string | undefined; today: BusinessDate },
): Promise<void> => {
  const id = await logged(clerk, { house: '9-2-801', category: 'leak', title: '次卧外墙渗水，窗台下发霉' })
  if (id === undefined) return
  const told = { outcome: 'told', spokeWith: '周工', said: '已报位置，发了照片，约时间后回电' }
  await clerk.post(`/repairs/${id}/route`, { version: 1, contractorId: o.contractorId, ...told })
  const promise = {
    outcome: 'promised',
    spokeWith: '周工',
    said: '后天上午带吊绳来查外墙',
    promisedOn: addDays(o.today, 2),
  }
  await clerk.post(`/repairs/${id}/contact`, { version: 2, ...promise })
}

const closedAndBack = async (as: { clerk: DemoCaller; technician: DemoCaller }): Promise<void> => {
  const technician = { role: 'technician' }
  const report = { house: '6-1-302', category: 'water-power', title: '卫生间地漏反水', dispatchTo: technician }
  const id = await logged(as.clerk, report)
  if (id === undefined) return
  const record = () => ({ id: crypto.randomUUID() })
  await as.technician.post(`/repairs/${id}/accept`, record())
  await as.technician.post(`/repairs/${id}/arrive`, record())
  const done = await as.technician.post<{ matter: { version: number } }>(`/repairs/${id}/finish`, {
    ...record(),
    result: '疏通地漏，清出头发和水泥块，放水试验通畅',
    materialLines: [
      { name: '地漏芯', quantity: '1', unit: '个' },
      { name: '疏通剂', quantity: '0.5', unit: '瓶' },
    ],
  })
  await as.clerk.post(`/repairs/${id}/slip`, {})
  await as.clerk.post(`/repairs/${id}/close`, { version: done.matter.version, note: '业主在场，表示满意' })
  await as.clerk.post(`/repairs/${id}/rework`, { reason: '三天后又反水', dispatchTo: technician })
}

const logged = async (
  clerk: DemoCaller,
  o: { house: string; category: string; title: string; dispatchTo?: object },
): Promise<string | undefined> => {
  const { house, ...report } = o
  const houseId = await houseOf(clerk, house)
  if (houseId === undefined) return undefined
  return (await clerk.post<{ id: string }>('/repairs', { ...report, place: { kind: 'house', id: houseId } })).id
}
