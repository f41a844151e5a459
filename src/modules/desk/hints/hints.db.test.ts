import { describe, expect, it } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { showCard } from '../../households/contract.ts'
import * as contract from '../contract.ts'
import { testCounter } from '../testing/counter.ts'

const counter = testCounter()
const add = async (hint: object, who = counter.boss) =>
  counter.ask(who, contract.addHint, { body: '提示', validFrom: '2026-06-01', validUntil: '2026-06-30', ...hint })
const shown = async (asked: object) =>
  (await counter.ask(counter.clerk, contract.hintsFor, asked)).body.hints.map(({ body }: { body: string }) => body)
const buildingOf = async (houseId: string): Promise<string> => {
  const [row] = await counter.centre.query<{ id: string }>(`select building_id as id from estate.house where id = $1`, [
    houseId,
  ])
  return row?.id ?? ''
}

describe('A hint', () => {
  it('shows with a household of its building, with its kind and its class, from its first day to its last', async () => {
    const { houseId } = counter
    const elsewhere = await counter.centre.house({ spelling: '9-1-101' })
    await add({ body: '外墙维修', buildingId: await buildingOf(houseId) })
    await add({ body: '先问车牌', kind: 'complaint', classCode: 'parking' })
    await add({ body: '投诉先道歉', kind: 'complaint' })
    await add({ body: '已经过期', validFrom: '2026-05-01', validUntil: '2026-06-07' })
    await add({ body: '今天最后一天', kind: 'help', validUntil: '2026-06-08' })
    expect(await shown({ houseId })).toEqual(['外墙维修'])
    expect(await shown({ houseId: elsewhere })).toEqual([])
    expect(await shown({ kind: 'complaint', class: 'fees' })).toEqual(['投诉先道歉'])
    expect((await shown({ houseId, kind: 'complaint', class: 'parking' })).sort()).toEqual(
      ['外墙维修', '投诉先道歉', '先问车牌'].sort(),
    )
    expect(await shown({ kind: 'help' })).toEqual(['今天最后一天'])
    counter.hours(24)
    expect(await shown({ kind: 'help' })).toEqual([])
    const { panels } = (await counter.ask(counter.clerk, showCard, { houseId })).body
    const notices = panels.find(({ id }: { id: string }) => id === 'desk.notices').items
    expect(notices).toMatchObject([{ kind: 'hint', title: '外墙维修' }])
  })

  it('is a supervisor’s to write; every version is kept; of two editors one is refused with both', async () => {
    expect((await add({}, counter.clerk)).status).toBe(403)
    const { id } = (await add({ body: '第一版', kind: 'enquiry' })).body
    const change = (body: string, version: number) =>
      counter.ask(counter.boss, contract.changeHint, {
        ...{ hintId: id, version, body, validFrom: '2026-06-01', validUntil: null },
      })
    const answers = await Promise.all([change('甲版', 1), change('乙版', 1)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost?.body).toMatchObject({ code: 'desk.hint-changed' })
    await counter.ask(counter.boss, contract.removeHint, { hintId: id, version: 2 })
    expect(await shown({ kind: 'enquiry' })).toEqual([])
    const { versions } = (await counter.ask(counter.clerk, contract.readHintVersions, { hintId: id })).body
    expect(versions.map(({ version, removed }: { version: number; removed: boolean }) => [version, removed])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    expect((await change('再改', 3)).status).toBe(404)
  })

  it(`${hostile(31)} is refused what cannot be, and keeps hostile words as words`, async () => {
    const code = async (hint: object) => (await add(hint)).body.code
    expect(await code({ validUntil: '2026-05-01' })).toBe('desk.hint-period')
    expect(await code({ kind: 'help', classCode: 'parking' })).toBe('desk.hint-class')
    expect(await code({ buildingId: crypto.randomUUID() })).toBe('desk.area-unknown')
    const words = '<img src=x onerror=alert(1)>'
    await add({ body: words, kind: 'praise' })
    expect(await shown({ kind: 'praise' })).toEqual([words])
  })
})
