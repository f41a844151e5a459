import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import * as contract from '../contract.ts'
import { testCrew } from '../testing/crew.ts'

const crew = testCrew()
const here = () => ({ communityId: crew.centre.communityId })
const check = async (o: object = {}) => {
  const where = 'publicAreaId' in o ? {} : { houseId: crew.houseId }
  const asked = { ...here(), category: 'leak', ...where, ...o }
  return (await crew.centre.call(crew.clerk, contract.checkWarranty, asked as never)).body
}
const read = async () => (await crew.centre.call(crew.boss, contract.readWarranty, here())).body
const at = (day: string) => {
  crew.centre.clock.offset = new Date(`${day}T10:00:00+08:00`).getTime() - Date.now()
}

describe(`${clause('§2.3')} When a repair is taken down`, () => {
  it('the desk sees at once who answers for it, by part and dates', async () => {
    await crew.dates({ completedOn: '2021-05-31', deliveredOn: '2021-12-20', house: '2022-02-28' })
    at('2026-06-08')
    expect(await check()).toMatchObject({
      warranty: 'covered',
      until: '2027-02-28',
      liable: 'developer',
      completedOn: '2021-05-31',
      deliveredOn: '2022-02-28',
      why: expect.stringContaining('从交付 2022年2月28日起算，到 2027年2月28日为止'),
    })
    expect(await check({ part: 'fittings' })).toMatchObject({
      warranty: 'expired',
      until: '2024-02-28',
      liable: 'centre',
    })
    expect(await check({ category: 'other' })).toMatchObject({ warranty: 'none', liable: 'centre' })
  })

  it('the order keeps what was decided, whatever dates and rules become later', async () => {
    await crew.dates({ completedOn: '2021-05-31', deliveredOn: '2021-12-20' })
    at('2026-06-08')
    const { id } = await crew.logged()
    await crew.dates({ completedOn: null, deliveredOn: null })
    expect((await crew.read(id)).repair.warranty).toMatchObject({
      ...{ partName: '屋面、外墙和有防水要求的房间防渗漏', warranty: 'covered', until: '2026-12-20' },
      ...{ completedOn: '2021-05-31', deliveredOn: '2021-12-20', liable: 'developer', judgedBy: '' },
    })
    expect(await check()).toMatchObject({ warranty: 'unknown', liable: 'undecided' })
  })

  it('a house that was never handed over is the developer’s; a common part counts by its building', async () => {
    await crew.dates({ completedOn: '2015-05-31', deliveredOn: '2015-12-20' })
    at('2026-06-08')
    await crew.centre.query(`update estate.house set occupancy = 'unsold' where id = $1`, [crew.houseId])
    expect(await check()).toMatchObject({ warranty: 'covered', until: null, liable: 'developer' })
    await crew.centre.query(`update estate.house set occupancy = 'occupied' where id = $1`, [crew.houseId])
    const [area] = await crew.centre.query<{ id: string }>(
      `insert into estate.public_area (community_id, name, building_id) select community_id, '3栋屋面', id from estate.building returning id`,
    )
    expect(await check({ publicAreaId: area?.id })).toMatchObject({
      warranty: 'expired',
      until: '2020-12-20',
    })
  })

  it('a person may judge otherwise with a reason, which stands beside what the dates said', async () => {
    await crew.dates({ completedOn: '2010-05-31', deliveredOn: '2010-12-20' })
    at('2026-06-08')
    const { id } = await crew.logged()
    const judged = await crew.atDesk('judge', id, { liable: 'developer', reason: '2019 年开发商书面承诺延保' })
    expect(judged.body.repair.warranty).toMatchObject({
      ...{ warranty: 'expired', until: '2015-12-20', liable: 'developer' },
      ...{ judgedBy: '陈客服', judgedReason: '2019 年开发商书面承诺延保' },
    })
    expect(judged.body.matter.timeline[0]).toMatchObject({
      title: '改判责任',
      body: '由开发商负责：2019 年开发商书面承诺延保',
    })
    expect((await crew.atDesk('judge', id, { liable: 'centre', reason: ' ' })).status).toBe(422)
  })
})

describe(`${clause('§2.3')} Parts and periods`, () => {
  it('are those of the regulation, or of the two books of 1998 where a community says so, or its own', async () => {
    await crew.dates({ completedOn: '2023-01-10', deliveredOn: '2023-01-10' })
    at('2025-06-08')
    expect(await check()).toMatchObject({ warranty: 'covered', until: '2028-01-10' })
    const { setting } = await read()
    const set = (o: object) => crew.centre.call(crew.boss, contract.setWarranty, { ...setting, ...here(), ...o })
    expect((await set({ terms: 'two-books' })).body).toMatchObject({ terms: 'two-books', version: 1 })
    expect(await check()).toMatchObject({ warranty: 'covered', until: '2026-01-10' })
    expect(await check({ part: 'blockage' })).toMatchObject({ warranty: 'expired', until: '2023-03-10' })
    // The old books do not name the wiring: the regulation's term holds.
    expect(await check({ part: 'wiring' })).toMatchObject({ until: '2025-01-10' })
    const part = (await read()).parts.find((one: { code: string }) => one.code === 'waterproof')
    const own = await crew.centre.call(crew.boss, contract.setPart, { ...part, ...here(), termAmount: 8 })
    expect(own.body).toMatchObject({ termAmount: 8, version: 1 })
    expect(await check()).toMatchObject({ until: '2031-01-10' })
    expect(await set({ countedFrom: 'completion' })).toMatchObject({
      status: 409,
      body: { code: 'work-orders.setting-changed', facts: { theirs: { terms: 'two-books' } } },
    })
  })

  it(`${hostile(38)} changed by two at once lose nothing`, async () => {
    const part = (await read()).parts.find((one: { code: string }) => one.code === 'lamps')
    const set = (termAmount: number) =>
      crew.centre.call(crew.boss, contract.setPart, { ...part, ...here(), termAmount } as never)
    const answers = await Promise.all([set(3), set(4)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.facts.theirs.version).toBe(1)
  })

  it('refuse a season that no year has', async () => {
    const { setting } = await read()
    const set = (heatingUntil: string) =>
      crew.centre.call(crew.boss, contract.setWarranty, { ...setting, ...here(), heatingUntil })
    expect((await set('02-30')).status).toBe(422)
    expect((await set('02-28')).status).toBe(200)
  })

  it('are added and retired by who may set them', async () => {
    const facts = { name: '外墙保温', position: 25, termAmount: 5, termUnit: 'year' } as const
    const made = (await crew.centre.call(crew.boss, contract.createPart, { ...facts, ...here() })).body
    expect((await read()).parts.map((one: { name: string }) => one.name)).toContain('外墙保温')
    await crew.centre.call(crew.boss, contract.setPart, { ...made, ...here(), retired: true })
    expect((await read()).parts.map((one: { name: string }) => one.name)).not.toContain('外墙保温')
    expect((await crew.centre.call(crew.clerk, contract.createPart, { ...facts, ...here() })).status).toBe(403)
  })
})
