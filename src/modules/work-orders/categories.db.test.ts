import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import type { Category } from './contract.ts'
import * as contract from './contract.ts'
import { testCrew } from './testing/crew.ts'

const crew = testCrew()
const here = () => ({ communityId: crew.centre.communityId })
const list = async (all?: 'true'): Promise<Category[]> =>
  (await crew.centre.call(crew.clerk, contract.listCategories, { ...here(), ...(all ? { all } : {}) })).body.categories
const named = async (name: string) => (await list('true')).find((one) => one.name === name) as Category
const set = (category: Category) => crew.centre.call(crew.boss, contract.setCategory, { ...category, ...here() })
const minutesUntil = (iso: string) =>
  Math.round((new Date(iso).getTime() - Date.now() - crew.centre.clock.offset) / 60_000)

describe('Categories', () => {
  it('are the defaults of the trade until a community changes its own', async () => {
    expect((await list()).map(({ name, callbackClass, part }) => [name, callbackClass, part])).toEqual([
      ['水电', 'other', 'wiring'],
      ['门窗', 'other', 'fittings'],
      ['渗漏', 'leak', 'waterproof'],
      ['电梯', 'safety', 'equipment'],
      ['安全设施', 'safety', 'equipment'],
      ['公共设施', 'other', null],
      ['其他', 'other', null],
    ])
    expect((await set({ ...(await named('渗漏')), onSiteMinutes: 45 })).body).toMatchObject({
      onSiteMinutes: 45,
      version: 1,
    })
    expect(minutesUntil((await crew.logged()).dueAt)).toBe(45)
  })

  it(`${hostile(38)} changed by two people at once lose nothing: the second gets both versions`, async () => {
    const seen = await named('门窗')
    const answers = await Promise.all([set({ ...seen, finishMinutes: 600 }), set({ ...seen, finishMinutes: 900 })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)?.body
    expect(lost).toMatchObject({ code: 'work-orders.category-changed', facts: { theirs: { version: 1 } } })
    expect([600, 900]).toContain(lost.facts.theirs.finishMinutes)
  })

  it('are added, ordered and retired; a retired one is offered no more and its orders keep it', async () => {
    const facts = {
      ...({ name: '家电', position: 5, priority: 'normal', onSiteMinutes: 120, onSiteHours: 'always' } as const),
      ...({ emergencyOnSiteMinutes: 30, finishMinutes: 1440, callbackClass: 'other', part: 'equipment' } as const),
    }
    const made = (await crew.centre.call(crew.boss, contract.createCategory, { ...facts, ...here() })).body
    expect((await list())[0]).toMatchObject({ name: '家电', version: 1 })
    const { id } = await crew.logged({ category: made.code })
    expect((await set({ ...made, retired: true })).status).toBe(200)
    expect((await list()).map(({ name }) => name)).not.toContain('家电')
    expect((await crew.read(id)).repair.categoryName).toBe('家电')
    const refused = await crew.centre.call(crew.clerk, contract.logRepair, {
      ...crew.leak(),
      category: made.code,
    } as never)
    expect(refused).toMatchObject({ status: 422, body: { code: 'work-orders.no-such-category' } })
  })

  it('name only parts that there are, and are set by who may', async () => {
    const category = await named('其他')
    expect((await set({ ...category, part: 'moon' })).body.code).toBe('work-orders.no-such-part')
    const clerks = await crew.centre.call(crew.clerk, contract.setCategory, { ...category, ...here() })
    expect(clerks.status).toBe(403)
  })
})

describe(`${clause('§12.3.4.2')} The class of the callback`, () => {
  it('stays on the order as it was when it was logged', async () => {
    const { id } = await crew.logged()
    await set({ ...(await named('渗漏')), callbackClass: 'other' })
    expect((await crew.read(id)).repair.callbackClass).toBe('leak')
    expect((await crew.read((await crew.logged()).id)).repair.callbackClass).toBe('other')
  })
})

describe('An order in the wrong category', () => {
  it('takes the targets of the right one from its beginning, and says who changed it and why', async () => {
    const { id } = await crew.logged({ category: 'other' })
    crew.centre.clock.offset = 20 * 60_000
    const moved = await crew.atDesk('recategorise', id, { category: 'water-power', reason: '是跳闸，不是其他' })
    expect(moved.body).toMatchObject({
      matter: { stateName: '待派工' },
      repair: { categoryName: '水电', callbackClass: 'other', warranty: { part: 'wiring' } },
    })
    // 60 minutes of 水电 from the registration, of which 20 have gone.
    expect(minutesUntil(moved.body.matter.dueAt)).toBe(40)
    expect(moved.body.matter.timeline[0]).toMatchObject({
      title: '改类别',
      author: '陈客服',
      body: '类别由其他改为水电：是跳闸，不是其他',
    })
    const again = await crew.atDesk('recategorise', id, { category: 'water-power', reason: '再改' })
    expect(again).toMatchObject({ status: 422, body: { code: 'work-orders.same-category' } })
  })

  it('keeps a breach that was written, however much time the new category gives', async () => {
    const { id } = await crew.logged({ category: 'lift' })
    crew.centre.clock.offset = 2 * 3_600_000
    const moved = await crew.atDesk('recategorise', id, { category: 'doors-windows', reason: '是电梯厅的门' })
    const onSite = moved.body.matter.clocks.find((c: { rule: string }) => c.rule === 'repair.on-site')
    expect(onSite.breachedAt).not.toBeNull()
  })
})
