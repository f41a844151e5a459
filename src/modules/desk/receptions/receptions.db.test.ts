import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { testCommunity } from '../../access/testing/people.ts'
import { assignMatter, matterKinds, readMatter } from '../../matters/contract.ts'
import * as contract from '../contract.ts'
import { deskChannelNames, type RequestAction, type RequestKind, requestKinds, requestNames } from '../contract.ts'
import { testCounter } from '../testing/counter.ts'

const counter = testCounter()
const call = (who: { cookie: string }, of: never, input: object) =>
  counter.centre.call(who as never, of, { communityId: counter.centre.communityId, ...input } as never)
const list = async (asked: object = {}) =>
  (await call(counter.clerk, contract.listReceptions as never, asked)).body.rows as { number: string; title: string }[]

describe(`${clause('§6.1')} ${clause('§8.2')} ${clause('§3.4')} A contact`, () => {
  it(`${clause('§12.3.1')} comes by any channel and is written down with who, where and what it became`, async () => {
    const numbers = []
    for (const channel of Object.keys(deskChannelNames)) {
      const answer = await counter.receive({ channel, kind: 'suggestion', content: `${channel} 来的建议` })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      numbers.push(answer.body.number)
    }
    const rows = await list({ kind: 'suggestion', q: '来的建议' })
    expect(rows.map(({ number }) => number).sort()).toEqual(numbers.sort())
    const [letter] = await list({ channel: 'letter' })
    expect(letter).toMatchObject({
      ...{ channelName: '信函', kindName: '建议', callerName: '张三', receivedBy: '陈客服', stateName: '待答复' },
      place: { name: '3-2-1501' },
    })
  })

  it(`${clause('§11.3')} answered on the spot is opened and closed in one step, its clock met`, async () => {
    const { body } = await counter.receive({ kind: 'enquiry', content: '几点下班', answer: '平日 18:00' })
    expect(body).toMatchObject({ kind: 'enquiry', closed: true, number: expect.stringMatching(/^ZX/) })
    const matter = (await call(counter.clerk, readMatter as never, { matterId: body.matterId })).body
    expect(matter).toMatchObject({
      stateName: '已答复',
      dueAt: null,
      clocks: [{ rule: 'enquiry.answered', metAt: expect.any(String), breachedAt: null }],
    })
    expect(matter.timeline.map((e: { title: string }) => e.title)).toEqual(['答复', '登记'])
  })

  it('not answered lies with whoever took it, or with whom it was passed to, until it is settled', async () => {
    const guard = await counter.centre.colleague({ name: '罗门岗', roles: ['guard'] })
    const own = (await counter.receive({ kind: 'help', content: '老人摔倒' })).body
    const { body: passed } = await counter.receive({ kind: 'help', content: '帮抬轮椅', to: { staffId: guard.id } })
    const holder = async (matterId: string) =>
      (await call(counter.clerk, readMatter as never, { matterId })).body.assignee.name
    expect([await holder(own.matterId), await holder(passed.matterId)]).toEqual(['陈客服', '罗门岗'])
    const settled = (who: never, matterId: string) =>
      call(who, contract.settleRequest as never, { matterId, version: 1, answer: '已扶起' })
    expect((await settled(guard as never, own.matterId)).body.code).toBe('matters.not-yours')
    expect((await settled(guard as never, passed.matterId)).body).toMatchObject({
      matter: { stateName: '已办结' },
      request: { answer: '已扶起', settledBy: '罗门岗' },
    })
    const again = await settled(counter.clerk as never, passed.matterId)
    expect(again).toMatchObject({ status: 409, body: { code: 'matters.changed-meanwhile' } })
  })

  it('of praise names the praised colleague; a suggestion says whether it is taken up', async () => {
    const he = await counter.centre.colleague({ name: '何建军', roles: ['technician'] })
    const praised = await counter.receive({ kind: 'praise', content: '修得好', praise: { staffId: he.id } })
    const stranger = await counter.receive({ kind: 'praise', content: '有礼貌', praise: { name: '东门的小伙子' } })
    const read = async (matterId: string) =>
      (await call(counter.clerk, contract.readRequest as never, { matterId })).body.request
    expect(await read(praised.body.matterId)).toMatchObject({ praisedStaffId: he.id, praisedName: '何建军' })
    expect(await read(stranger.body.matterId)).toMatchObject({ praisedStaffId: null, praisedName: '东门的小伙子' })
    const { matterId } = (await counter.receive({ kind: 'suggestion', content: '加充电桩' })).body
    await call(counter.clerk, contract.settleRequest as never, {
      matterId,
      version: 1,
      answer: '明年做',
      adopted: true,
    })
    expect(await read(matterId)).toMatchObject({ adopted: true, answer: '明年做' })
  })

  it('brings exactly the part of its kind', async () => {
    const code = async (said: object) => (await counter.receive({ content: '事', ...said })).body.code
    expect(await code({ kind: 'complaint' })).toBe('desk.details-missing')
    expect(await code({ kind: 'enquiry', complaint: { class: 'fees' } })).toBe('desk.details-unexpected')
    expect(await code({ kind: 'complaint', complaint: { class: 'fees' }, answer: '好了' })).toBe(
      'desk.answer-unexpected',
    )
    expect(await code({ kind: 'complaint', complaint: { class: 'no-such' } })).toBe('desk.no-such-class')
    expect(await code({ kind: 'help', houseId: crypto.randomUUID() })).toBe('matters.place-not-found')
    const repair = { category: 'leak', title: '漏水', place: { kind: 'none' } }
    expect((await counter.receive({ kind: 'repair', content: '漏水', repair })).body.number).toMatch(/^BX/)
  })

  it(`${hostile(31)} keeps hostile words as words`, async () => {
    const words = `<img src=x onerror=alert(1)>"'&=1+1`
    await counter.receive({ kind: 'enquiry', content: words, callerName: '<script>' })
    const [row] = await list({ q: '<img' })
    expect(row).toMatchObject({ title: words, callerName: '<script>' })
  })
})

describe.each(Object.keys(requestNames) as RequestKind[])('The short process of %s', (kind) => {
  const { process } = requestKinds[kind]
  const bodies: Record<RequestAction, object> = {
    settle: { version: 1, answer: '已办' },
    assign: { version: 1, to: { role: 'clerk' } },
    cancel: { version: 1, reason: '重复' },
  }
  const endpoints = { settle: contract.settleRequest, assign: assignMatter, cancel: contract.cancelRequest }

  it('takes each step only where the table has it', async () => {
    expect(matterKinds().some(({ id }) => id === kind)).toBe(true)
    for (const state of process.states) {
      for (const action of process.actions) {
        const { matterId } = (await counter.receive({ kind, content: '走流程' })).body
        const over = process.isFinal(state)
        if (over) {
          await call(counter.clerk, contract.settleRequest as never, { matterId, version: 1, answer: '办了' })
          await counter.centre.query(`update matters.matter set state = $2, version = 1 where id = $1`, [
            matterId,
            state,
          ])
        }
        const answer = await call(counter.boss, endpoints[action] as never, { matterId, ...bodies[action] })
        const expected = process.permits(state, action) ? 200 : 409
        expect([kind, state, action, answer.status]).toEqual([kind, state, action, expected])
        if (over) await counter.centre.query(`update matters.matter set state = 'settled' where id = $1`, [matterId])
      }
    }
  })
})

describe('Repeated complaints', () => {
  it('are suggested: the same house and class within the days of the class, and linked both ways', async () => {
    const houseId = await counter.centre.house()
    const complain = async (more: object = {}, said: object = {}) =>
      (
        await counter.receive({
          ...{ kind: 'complaint', content: '楼上吵', houseId, ...said },
          complaint: { class: 'noise', ...more },
        })
      ).body.matterId as string
    counter.hours(-24 * 100)
    await complain()
    counter.hours(-24 * 10)
    const earlier = await complain()
    await complain({ class: 'parking' })
    await complain({}, { houseId: counter.houseId })
    counter.hours(0)
    const { complaints } = (await call(counter.clerk, contract.similarComplaints as never, { houseId, class: 'noise' }))
      .body
    expect(complaints.map((one: { matterId: string }) => one.matterId)).toEqual([earlier])
    const later = await complain({ repeatOf: earlier })
    expect((await counter.read(later)).complaint.repeatOf).toMatchObject({ matterId: earlier, stateName: '待受理' })
    expect((await counter.read(earlier)).complaint.repeats).toMatchObject([{ matterId: later }])
    const nowhere = await counter.receive({
      ...{ kind: 'complaint', content: '吵', houseId },
      complaint: { class: 'noise', repeatOf: crypto.randomUUID() },
    })
    expect(nowhere.body.code).toBe('desk.repeat-not-found')
  })
})

describe(`${clause('§7.9')} A complaint`, () => {
  it('is passed at once to the department or person responsible; a serious one lies with the manager', async () => {
    const wang = await counter.centre.colleague({ name: '王师傅', roles: ['technician'] })
    const passed = await counter.complaint({ to: { staffId: wang.id } })
    expect((await counter.read(passed)).matter.assignee.name).toBe('王师傅')
    expect((await counter.step(wang, 'take', passed)).status).toBe(200)
    const serious = await counter.complaint({ severity: 'serious', to: { staffId: wang.id } })
    expect(await counter.read(serious)).toMatchObject({
      matter: { assignee: { role: 'manager' }, priority: 'urgent' },
      complaint: { department: '工程部', severity: 'serious' },
    })
    expect((await counter.step(wang, 'take', serious)).body.code).toBe('matters.not-yours')
  })

  it('is found by class, severity, channel, repeat, breach and words, in either order and by its clock', async () => {
    const one = await counter.complaint({ class: 'attitude', severity: 'serious' })
    const rows = async (asked: object) =>
      (await call(counter.clerk, contract.listComplaints as never, asked)).body.rows.map((r: { id: string }) => r.id)
    expect(await rows({ class: 'attitude' })).toEqual([one])
    expect(await rows({ class: 'attitude', severity: 'ordinary' })).toEqual([])
    expect(await rows({ class: 'attitude', q: '门也关不严', status: 'open', sort: 'clock' })).toEqual([one])
    expect(await rows({ class: 'attitude', channel: 'phone' })).toEqual([])
    expect(await rows({ class: 'attitude', breached: 'true' })).toEqual([])
    counter.hours(25)
    expect(await rows({ class: 'attitude', breached: 'true' })).toEqual([one])
    const first = (await call(counter.clerk, contract.listComplaints as never, { limit: 2 })).body
    const second = (
      await call(counter.clerk, contract.listComplaints as never, { limit: 2, after: encodeURI(first.next) })
    ).body
    const ids = [...first.rows, ...second.rows].map((r: { id: string }) => r.id)
    expect(new Set(ids).size).toBe(4)
  })

  it(`${hostile(32)} of another community does not exist`, async () => {
    const foreign = await testCommunity(counter.centre.app.database)
    const stranger = await counter.centre.colleague({ name: '外人', roles: ['manager'], communityId: foreign })
    const id = await counter.complaint()
    const there = { communityId: foreign, matterId: id }
    const tried = await Promise.all([
      counter.centre.call(stranger, contract.readComplaint, there as never),
      counter.centre.call(stranger, contract.takeComplaint, there as never),
      counter.centre.call(stranger, contract.closeComplaint, {
        ...there,
        version: 1,
        satisfaction: 'satisfied',
      } as never),
      counter.centre.call(stranger, contract.readRequest, there as never),
      counter.centre.call(stranger, contract.readComplaint, {
        communityId: counter.centre.communityId,
        matterId: id,
      } as never),
    ])
    expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
  })
})

describe('The classes of complaints', () => {
  it('are the community’s own once changed; of two editors one is refused with both versions', async () => {
    const set = (name: string, version: number) =>
      call(counter.boss, contract.setComplaintClass as never, {
        ...{ code: 'parking', version, name, position: 70, department: '秩序部', repeatDays: 30 },
      })
    expect((await set('停车和充电', 0)).body).toMatchObject({ version: 1, name: '停车和充电' })
    const late = await set('停车', 0)
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'desk.class-changed', facts: { theirs: { name: '停车和充电' } } },
    })
    const { classes } = (await call(counter.clerk, contract.listComplaintClasses as never, {})).body
    expect(classes.filter((c: { code: string }) => c.code === 'parking')).toMatchObject([{ repeatDays: 30 }])
    expect(classes).toHaveLength(9)
  })
})
