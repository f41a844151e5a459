import { type DemoCaller, houseOf } from './demo-caller.ts'

interface DemoContact {
  readonly house: string
  readonly channel: string
  readonly kind: string
  readonly content: string
  readonly answer?: string
  readonly complaint?: object
  readonly praise?: object
  /** How far a complaint has come. */
  readonly becomes?: 'handling' | 'resolved' | 'closed'
}

const CONTACTS: readonly DemoContact[] = [
  {
    ...{ house: '9-2-1803', channel: 'phone', kind: 'complaint', complaint: { class: 'facilities' } },
    content: '2 号电梯一直抖，门也关不严',
    becomes: 'closed',
  },
  {
    ...{ house: '9-1-1203', channel: 'visit', kind: 'complaint', complaint: { class: 'noise' } },
    content: '楼上装修中午也在打钻\n孩子没法午睡，已经是这周第三次',
    becomes: 'handling',
  },
  {
    ...{ house: '7-1-902', channel: 'wechat', kind: 'complaint', complaint: { class: 'parking' } },
    content: '外来车占了我的固定车位',
  },
  {
    ...{ house: '8-2-503', channel: 'box', kind: 'complaint', complaint: { class: 'environment' } },
    content: '地下车库入口的垃圾桶两天没有清',
    becomes: 'resolved',
  },
  {
    ...{ house: '6-1-1001', channel: 'visit', kind: 'enquiry', answer: '带房产证和身份证复印件，当场办理' },
    content: '问出门条怎么开',
  },
  {
    ...{ house: '8-1-1402', channel: 'letter', kind: 'praise', praise: { name: '何建军' } },
    content: '何师傅半夜来修水管，很负责任',
  },
]

const RESOLUTION = {
  validity: 'valid',
  causeKind: 'equipment',
  cause: '门机皮带老化，轿厢导靴磨损',
  action: '维保单位更换皮带和导靴，全楼电梯复查',
  result: '运行平稳，开关门正常',
  explanation: '已向业主说明维保周期，下月起改为半月一查',
}

/** Receptions by several channels, complaints at several steps, an outage announced for tomorrow, a call to ring back. */
export const fillDemoReceptions = async (as: { clerk: DemoCaller; supervisor: DemoCaller }): Promise<void> => {
  for (const { house, becomes, ...contact } of CONTACTS) {
    const houseId = await houseOf(as.clerk, house)
    if (houseId === undefined) continue
    const { matterId } = await as.clerk.post<{ matterId: string }>('/receptions', { houseId, ...contact })
    if (becomes) await carryOn(as.clerk, matterId, becomes)
  }
  await as.clerk.post('/box-openings', { box: '东门意见箱', letters: 1 })
  await as.clerk.post('/missed-calls', { phone: '13900001234', note: '响两声就挂了' })
  await announceOutage(as.supervisor)
  await as.supervisor.post('/hints', {
    body: '先问车牌和车位号，再看监控；占用固定车位的，请秩序部当场处理。',
    ...{ kind: 'complaint', classCode: 'parking', validFrom: '2026-01-01', validUntil: null },
  })
}

const carryOn = async (clerk: DemoCaller, matterId: string, until: NonNullable<DemoContact['becomes']>) => {
  const step = async (verb: string, body: object = {}) =>
    (await clerk.post<{ matter: { version: number } }>(`/complaints/${matterId}/${verb}`, body)).matter.version
  await step('take')
  const version = await step('answer', { answer: '已收到，今天安排人上门查看', way: 'phone' })
  if (until === 'handling') return
  const resolved = await step('resolve', { version, ...RESOLUTION })
  if (until === 'closed') await step('close', { version: resolved, satisfaction: 'satisfied', opinion: '处理得很快' })
}

const DAY_MS = 86_400_000

/** A planned outage of one building, tomorrow morning from nine to twelve. */
const announceOutage = async (supervisor: DemoCaller): Promise<void> => {
  const { buildings } = await supervisor.get<{ buildings: { id: string; code: string }[] }>('/buildings')
  const building = buildings.find(({ code }) => code === '9')
  if (building === undefined) return
  const day = new Date(Date.now() + 8 * 3_600_000 + DAY_MS).toISOString().slice(0, 10)
  await supervisor.post('/incidents', {
    kind: 'water',
    title: '9 栋清洗水箱停水',
    areas: [{ buildingId: building.id }],
    beginsAt: `${day}T09:00:00+08:00`,
    expectedUntil: `${day}T12:00:00+08:00`,
    script: '明天上午 9 点到 12 点清洗生活水箱，9 栋停水。请提前储水，来水后先放两分钟再用。',
  })
}
