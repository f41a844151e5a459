import { type DemoCaller, houseOf } from './demo-caller.ts'

interface DemoRepair {
  readonly house: string
  readonly category: string
  readonly title: string
  readonly result: string
  /** What the owner says at the callback; left out, it is still to be made. */
  readonly said?: {
    readonly satisfaction: string
    readonly opinion: string
    readonly wrong?: string
  }
}

const REPAIRS: readonly DemoRepair[] = [
  {
    house: '6-2-903',
    category: '渗漏',
    title: '阳台地漏返水',
    result: '疏通地漏，加装防返水芯',
    said: { satisfaction: 'very-satisfied', opinion: '师傅来得快，走前把地拖干净了' },
  },
  {
    house: '9-2-1201',
    category: '渗漏',
    title: '卫生间顶棚滴水',
    result: '更换楼上下水弯头',
    said: { satisfaction: 'dissatisfied', opinion: '修完第二天又滴了', wrong: '卫生间顶棚仍有滴水，接口未做试水' },
  },
  { house: '7-1-702', category: '安全设施', title: '楼道应急灯不亮', result: '更换应急灯电池，试灯正常' },
  { house: '8-2-301', category: '门窗', title: '厨房窗关不严', result: '调整合页，更换密封条' },
]

/** Finished repairs: two called back (one led to a rectification notice), the others still to be rung up; one notice by hand. */
export const fillDemoCallbacks = async (
  as: { clerk: DemoCaller; supervisor: DemoCaller; technician: DemoCaller },
  settle: () => Promise<void>,
): Promise<void> => {
  const { categories } = await as.clerk.get<{ categories: { code: string; name: string }[] }>('/repair-categories')
  const done: { matterId: string; said: DemoRepair['said'] }[] = []
  for (const repair of REPAIRS) {
    const houseId = await houseOf(as.clerk, repair.house)
    if (houseId === undefined) continue
    const { id } = await as.clerk.post<{ id: string }>('/repairs', {
      category: categories.find(({ name }) => name === repair.category)?.code ?? categories[0]?.code,
      title: repair.title,
      place: { kind: 'house', id: houseId },
      dispatchTo: { role: 'technician' },
    })
    await as.technician.post(`/repairs/${id}/accept`, {})
    await as.technician.post(`/repairs/${id}/arrive`, {})
    await as.technician.post(`/repairs/${id}/finish`, { result: repair.result })
    done.push({ matterId: id, said: repair.said })
  }
  await settle()
  const { rows } = await as.clerk.get<{ rows: { id: string; aboutId: string; version: number }[] }>(
    '/callbacks?status=open&limit=100',
  )
  for (const { matterId, said } of done) {
    const callback = rows.find(({ aboutId }) => aboutId === matterId)
    if (callback !== undefined && said !== undefined) await record(as.clerk, callback, said)
  }
  await noticeByHand(as)
}

const record = (
  clerk: DemoCaller,
  callback: { id: string; version: number },
  { satisfaction, opinion, wrong }: NonNullable<DemoRepair['said']>,
): Promise<unknown> => {
  const all = { version: callback.version, satisfaction, opinion, attitude: 'good' }
  const good = { ...all, workQuality: 'good', closes: 'repair' }
  const bad = { ...all, workQuality: 'poor', problem: { wrong, deadline: inDays(3), rework: 'redo' } }
  return clerk.post(`/callbacks/${callback.id}/record`, wrong === undefined ? good : bad)
}

const noticeByHand = (as: { supervisor: DemoCaller }): Promise<unknown> =>
  as.supervisor.post('/rectifications', {
    subject: { kind: 'procedure', name: '水泵房每日点检' },
    wrong: '点检表连续三天没有签字',
    demand: '补齐点检并每日由当班技工签字',
    to: { role: 'technician' },
    deadline: inDays(2),
    as: 'issued',
  })

const inDays = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
