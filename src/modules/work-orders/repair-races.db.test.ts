import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { testCommunity } from '../access/testing/people.ts'
import * as matters from '../matters/contract.ts'
import * as contract from './contract.ts'
import { testCrew } from './testing/crew.ts'

const crew = testCrew()

describe('Two people at once', () => {
  it('of two technicians who accept one order one wins, and the other learns who', async () => {
    const { id, number } = await crew.logged({ dispatchTo: { role: 'technician' } })
    const answers = await Promise.all([crew.step(crew.li, 'accept', id), crew.step(crew.wang, 'accept', id)])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    const won = answers[0].status === 200 ? '李师傅' : '王师傅'
    const lost = answers.find((a) => a.status === 409)?.body
    expect(lost).toMatchObject({
      code: 'work-orders.taken',
      detail: `${number} 已由${won}接单，您不用再去。列表已更新。`,
    })
    const { matter } = await crew.read(id)
    expect(matter.assignee.name).toBe(won)
    expect(matter.timeline.filter((e: { title: string }) => e.title === '接单')).toHaveLength(1)
  })

  it('a technician cannot do the order of another', async () => {
    const { id, number } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    await crew.step(crew.li, 'accept', id)
    const answer = await crew.step(crew.wang, 'finish', id, { result: '修好了' })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'matters.not-yours', detail: `${number} 现在由李师傅承办，不能由您操作。请刷新后再看。` },
    })
  })

  it(`${hostile(38)} a screen that is behind cannot close an order that went back to work: both versions come back`, async () => {
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    for (const action of ['accept', 'arrive'] as const) await crew.step(crew.li, action, id)
    const seen = (await crew.step(crew.li, 'finish', id, { result: '修好' })).body.matter
    const redo = await crew.step(crew.clerk, 'redo', id, {
      version: seen.version,
      to: { staffId: crew.li.id },
      reason: '没修好',
    })
    await crew.step(crew.li, 'accept', id)
    await crew.step(crew.li, 'arrive', id)
    await crew.step(crew.li, 'finish', id, { result: '这次好了' })
    const stale = await crew.step(crew.clerk, 'close', id, { version: seen.version, note: '业主满意' })
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'matters.changed-meanwhile',
        facts: {
          yours: { version: seen.version, note: '业主满意' },
          theirs: { version: redo.body.matter.version + 3, stateName: '已完工' },
        },
      },
    })
    expect((await crew.read(id)).matter.closedAt).toBeNull()
  })
})

describe(`${hostile(38)} Steps that cross`, () => {
  const racing = async (one: () => Promise<{ status: number; body: { code?: string } }>, two: typeof one) => {
    const answers = await Promise.all([one(), two()])
    return answers.map(({ status, body }) => (status === 200 ? 'done' : (body.code ?? String(status))))
  }
  const onSite = async () => {
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    await crew.step(crew.li, 'accept', id)
    return id
  }

  it('an order given to another while it is being returned lies with one of them, and its timeline says the same', async () => {
    const id = await onSite()
    const { version } = (await crew.read(id)).matter
    const result = await racing(
      () => crew.step(crew.clerk, 'dispatch', id, { version, to: { staffId: crew.wang.id } }),
      () => crew.step(crew.li, 'return', id, { reason: '去别处抢修' }),
    )
    expect(result).toContain('done')
    const { matter } = await crew.read(id)
    expect([matter.state, matter.assignee.staffId ?? matter.assignee.role]).toSatisfy(([state, holder]: string[]) =>
      state === 'dispatched' ? holder === crew.wang.id : state === 'returned' && holder === 'clerk',
    )
    expect(matter.timeline[0].toState).toBe(matter.stateName)
  })

  it('finished while the desk gives it to another, it is finished or it is the other’s, never both', async () => {
    const id = await onSite()
    await crew.step(crew.li, 'wait', id, { reason: '等配件' })
    const { version } = (await crew.read(id)).matter
    await racing(
      () => crew.step(crew.clerk, 'dispatch', id, { version, to: { staffId: crew.wang.id } }),
      () => crew.step(crew.li, 'arrive', id).then(() => crew.step(crew.li, 'finish', id, { result: '装好' })),
    )
    const { matter, repair } = await crew.read(id)
    if (matter.state === 'done') expect(repair.doneAt).not.toBeNull()
    else expect(matter).toMatchObject({ state: 'dispatched', assignee: { name: '王师傅' } })
  })

  it('closed and finished at once: nothing is closed that was not finished', async () => {
    const id = await onSite()
    await crew.step(crew.li, 'arrive', id)
    const { version } = (await crew.read(id)).matter
    const [close, finish] = await racing(
      () => crew.step(crew.clerk, 'close', id, { version }),
      () => crew.step(crew.li, 'finish', id, { result: '修好' }),
    )
    expect(finish).toBe('done')
    expect(['transition.not-permitted', 'matters.changed-meanwhile']).toContain(close)
    expect((await crew.read(id)).matter.stateName).toBe('已完工')
  })

  it('closed while somebody writes that it drips again: both stand, and the words say what they were written on', async () => {
    const id = await onSite()
    await crew.step(crew.li, 'arrive', id)
    await crew.step(crew.li, 'finish', id, { result: '修好' })
    const { version } = (await crew.read(id)).matter
    const { communityId } = crew.centre
    const words = { communityId, matterId: id as never, body: '业主来电：还在滴' }
    const result = await racing(
      () => crew.step(crew.clerk, 'close', id, { version }),
      () => crew.centre.call(crew.li, matters.commentOnMatter, words as never),
    )
    expect(result).toEqual(['done', 'done'])
    const { matter } = await crew.read(id)
    expect([matter.state, matter.version]).toEqual(['closed', version + 1])
    const titles = matter.timeline.slice(0, 2).map((e: { title: string }) => e.title)
    expect(titles.sort()).toEqual(['关闭', '内部备注'].sort())
    expect(matter.timeline.filter((e: { body: string }) => e.body === words.body)).toHaveLength(1)
  })

  it('commented on by two while it is dispatched loses no word', async () => {
    const { id } = await crew.logged()
    const { version } = (await crew.read(id)).matter
    const say = (who: typeof crew.li, body: string) => () =>
      crew.centre.call(who, matters.commentOnMatter, {
        communityId: crew.centre.communityId,
        matterId: id as never,
        body,
      } as never)
    const [dispatch, ...said] = await Promise.all([
      crew.step(crew.clerk, 'dispatch', id, { version, to: { staffId: crew.li.id } }),
      say(crew.clerk, '业主催了')(),
      say(crew.boss, '优先')(),
    ])
    expect([dispatch, ...said].map(({ status }) => status)).toEqual([200, 200, 200])
    const { timeline } = (await crew.read(id)).matter
    expect(timeline.map((e: { body: string }) => e.body)).toEqual(expect.arrayContaining(['业主催了', '优先']))
  })

  it('closed by two screens at once is closed once', async () => {
    const id = await onSite()
    await crew.step(crew.li, 'arrive', id)
    await crew.step(crew.li, 'finish', id, { result: '修好' })
    const { version } = (await crew.read(id)).matter
    const close = () => crew.step(crew.clerk, 'close', id, { version })
    expect((await racing(close, close)).filter((one) => one === 'done')).toHaveLength(1)
    const { timeline } = (await crew.read(id)).matter
    expect(timeline.filter((e: { title: string }) => e.title === '关闭')).toHaveLength(1)
  })
})

describe('A record made without signal', () => {
  it('sent twice is one record, also long after, and says when the phone says it happened', async () => {
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    await crew.step(crew.li, 'accept', id)
    const record = { id: crypto.randomUUID(), claimedAt: '2026-06-08T10:00:00+08:00' }
    expect((await crew.step(crew.li, 'arrive', id, record)).status).toBe(200)
    await crew.step(crew.li, 'finish', id, { result: '修好' })
    const again = await crew.step(crew.li, 'arrive', id, record)
    expect(again).toMatchObject({ status: 200, body: { matter: { stateName: '已完工' } } })
    const arrivals = again.body.matter.timeline.filter((e: { title: string }) => e.title === '到场')
    expect(arrivals).toMatchObject([{ id: record.id, claimedAt: '2026-06-08T02:00:00.000Z' }])
  })

  it('cannot borrow the id of another record', async () => {
    const [one, two] = [
      await crew.logged({ dispatchTo: { staffId: crew.li.id } }),
      await crew.logged({ dispatchTo: { staffId: crew.li.id } }),
    ]
    const recordId = crypto.randomUUID()
    await crew.step(crew.li, 'accept', one.id, { id: recordId })
    expect((await crew.step(crew.li, 'accept', two.id, { id: recordId })).body.code).toBe('matters.record-used')
  })
})

describe('A number', () => {
  it('is distinct and rising for 16 who create at once in one community', async () => {
    const created = await Promise.all(Array.from({ length: 16 }, () => crew.logged()))
    const numbers = created.map((one) => one.number).sort()
    expect(new Set(numbers).size).toBe(16)
    const after = await crew.logged()
    expect(after.number > (numbers.at(-1) ?? '')).toBe(true)
  })

  it('is counted from one again the next day, by the day in Shanghai', async () => {
    crew.centre.clock.offset = new Date('2027-03-31T15:59:00Z').getTime() - Date.now()
    expect((await crew.logged()).number).toMatch(/^BX20270331-/)
    crew.centre.clock.offset += 120_000
    expect((await crew.logged()).number).toBe('BX20270401-0001')
  })
})

describe(`${hostile(32)} Another community`, () => {
  it('does not exist for who works here: neither its orders nor its houses', async () => {
    const foreign = await testCommunity(crew.centre.app.database)
    const stranger = await crew.centre.colleague({ name: '外人', roles: ['clerk', 'technician'], communityId: foreign })
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    const there = { communityId: foreign, matterId: id } as never
    const ways = [
      crew.centre.call(stranger, contract.readRepair, there),
      crew.centre.call(stranger, matters.readMatter, there),
      crew.centre.call(stranger, contract.acceptRepair, there),
      crew.centre.call(stranger, contract.closeRepair, { ...(there as object), version: 1 } as never),
      crew.centre.call(stranger, contract.readRepair, { communityId: crew.centre.communityId, matterId: id as never }),
      crew.centre.call(stranger, contract.logRepair, { ...crew.leak(), communityId: foreign } as never),
    ]
    expect((await Promise.all(ways)).map((a) => a.status)).toEqual([404, 404, 404, 404, 404, 404])
  })

  it('lends nobody: an order cannot be dispatched to somebody who does not work here', async () => {
    const foreign = await testCommunity(crew.centre.app.database)
    const stranger = await crew.centre.colleague({ name: '外人', roles: ['technician'], communityId: foreign })
    const answer = await crew.centre.call(crew.clerk, contract.logRepair, {
      ...crew.leak(),
      dispatchTo: { staffId: stranger.id },
    } as never)
    expect(answer).toMatchObject({ status: 422, body: { code: 'matters.not-a-colleague' } })
  })
})

describe('The same form sent twice', () => {
  it('logs one repair and answers the same number', async () => {
    const key = crypto.randomUUID()
    const [a, b] = await Promise.all(
      [1, 2].map(() => crew.centre.call(crew.clerk, contract.logRepair, crew.leak() as never, { key })),
    )
    expect([a?.status, b?.status]).toEqual([200, 200])
    expect(a?.body).toEqual(b?.body)
  })
})
