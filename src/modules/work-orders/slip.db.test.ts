import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import * as papers from '../papers/contract.ts'
import * as contract from './contract.ts'
import { testCrew } from './testing/crew.ts'

const crew = testCrew()
const here = () => ({ communityId: crew.centre.communityId })
const slip = (matterId: string) => crew.centre.call(crew.clerk, contract.issueSlip, { ...here(), matterId } as never)
const paper = async (paperId: string) =>
  (await crew.centre.call(crew.clerk, papers.readPaper, { ...here(), paperId } as never)).body
const says = async (paperId: string, label: string) =>
  (await paper(paperId)).content.lines.find((line: { label: string }) => line.label === label)?.value

const lines = [
  { name: '角阀', quantity: '1', unit: '只' },
  { name: '生料带', quantity: '0.5', unit: '卷' },
]
const onSite = async () => {
  const order = await crew.logged({ dispatchTo: { staffId: crew.li.id }, appointment: '今晚七点后' })
  await crew.step(crew.li, 'accept', order.id)
  await crew.step(crew.li, 'arrive', order.id)
  return order
}

describe(`${clause('§11.4')} The owner's slip`, () => {
  it('says the fault, the appointment and who comes, with room to write; after the work, what was done and used', async () => {
    const { id, number } = await onSite()
    const before = (await slip(id)).body
    expect(before.number).toMatch(/^BXD-\d{4}-00001$/)
    expect(await says(before.id, '报修编号')).toBe(number)
    expect(await says(before.id, '房号/位置')).toBe('3-2-1501')
    expect(await says(before.id, '联系电话')).toBe('13800005678')
    expect(await says(before.id, '预约时间')).toBe('今晚七点后')
    expect(await says(before.id, '维修人')).toBe('李师傅')
    expect(await says(before.id, '处理结果')).toBe('')
    await crew.step(crew.li, 'finish', id, { result: '更换角阀', materialLines: lines })
    const after = (await slip(id)).body
    expect(await says(after.id, '处理结果')).toBe('更换角阀')
    const { content } = await paper(after.id)
    expect(content.rows).toEqual([
      ['角阀', '1', '只'],
      ['生料带', '0.5', '卷'],
    ])
    expect(content.signatures[0]).toBe('业主签名')
    // What was issued first stays what it said.
    expect(await says(before.id, '处理结果')).toBe('')
    expect((await crew.read(id)).repair.slips.map((one: { number: string }) => one.number)).toEqual([
      after.number,
      before.number,
    ])
  })

  it('printed twice says so from the second time on', async () => {
    const { id } = await onSite()
    const { id: paperId } = (await slip(id)).body
    const print = async () =>
      (await crew.centre.call(crew.clerk, papers.recordPrint, { ...here(), paperId } as never)).body.prints
    expect([await print(), await print()]).toEqual([1, 2])
  })
})

describe('What was used', () => {
  it('is kept line by line beside free words, read in the timeline, and added to when the work is done again', async () => {
    const { id } = await onSite()
    const done = await crew.step(crew.li, 'finish', id, {
      result: '更换角阀',
      materialLines: lines,
      materials: '旧阀已交业主',
    })
    expect(done.body.repair).toMatchObject({ materialLines: lines, materials: '旧阀已交业主' })
    expect(done.body.matter.timeline[0].body).toBe('更换角阀\n用料：角阀 1 只、生料带 0.5 卷；另：旧阀已交业主')
    await crew.atDesk('redo', id, { to: { staffId: crew.wang.id }, reason: '仍漏' })
    for (const action of ['accept', 'arrive'] as const) await crew.step(crew.wang, action, id)
    const again = await crew.step(crew.wang, 'finish', id, {
      result: '换软管',
      materialLines: [{ name: '软管', quantity: '2', unit: '根' }],
    })
    expect(again.body.repair.materialLines).toHaveLength(3)
    expect(again.body.repair.trips.map((trip: { who: string }) => trip.who)).toEqual(['李师傅', '王师傅'])
  })

  it(`${hostile(15)} takes no quantity that is none`, async () => {
    const { id } = await onSite()
    for (const quantity of ['0', '-1', '１', '1e3', '0.0001', '']) {
      const answer = await crew.step(crew.li, 'finish', id, {
        result: '好了',
        materialLines: [{ name: '角阀', quantity, unit: '只' }],
      })
      expect(answer.status, quantity).toBe(422)
    }
    expect((await crew.read(id)).matter.stateName).toBe('维修中')
  })
})
