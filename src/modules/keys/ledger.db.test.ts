import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { readWorkbook } from '../../platform/sheets/index.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity } from '../access/testing/people.ts'
import { showCard } from '../households/contract.ts'
import { readPaper } from '../papers/contract.ts'
import * as contract from './contract.ts'
import { type KeyCounter, keyCounter } from './testing/key-counter.ts'

const db = testDatabase()
let counter: KeyCounter

beforeAll(async () => {
  counter = await keyCounter(db.url)
})
afterAll(() => counter.close())
beforeEach(() => {
  counter.clock.offset = 0
})

const list = async (asked: object = {}) =>
  (await counter.call(counter.clerk, contract.listKeys, { communityId: counter.communityId, ...asked } as never))
    .body as {
    keys: contract.Key[]
    next: string | null
    total: number
  }

describe(`${clause('§11.1')} Numbers and hooks`, () => {
  it('several keys of one house come in at once under the numbers proposed, all or none', async () => {
    const { communityId, clerk } = counter
    const houseId = await counter.house({ spelling: '5-1-301' })
    const propose = async (count: number) =>
      (await counter.call(clerk, contract.suggestNumbers, { communityId, houseId, count })).body.numbers
    const receive = (numbers: string[]) =>
      counter.call(clerk, contract.receiveKeys, { communityId, numbers, kind: 'vacant', houseId })
    expect(await propose(3)).toEqual(['5-1-301-1', '5-1-301-2', '5-1-301-3'])
    expect((await receive(['5-1-301-1', '5-1-301-2', '5-1-301-3'])).body.keys).toHaveLength(3)
    const again = await receive(['5-1-301-4', '5-1-301-3'])
    expect(again.body).toMatchObject({ status: 409, code: 'keys.number-taken' })
    expect(again.body.detail).toContain('5-1-301-4、5-1-301-3')
    expect(await propose(1)).toEqual(['5-1-301-4'])
    expect((await receive(['A', 'A'])).status).toBe(422)
  })

  it('a hook is taken once, also by two at the same time, and the next free one is told', async () => {
    const { communityId, clerk } = counter
    const [a, b] = [await counter.hung(), await counter.hung()]
    const answers = await Promise.all([
      counter.try('move', a.id, { hook: 4999 }),
      counter.try('move', b.id, { hook: 4999 }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(answers.find((answer) => answer.status === 409)?.body.detail).toBe(
      '前台钥匙柜 4999 号钩上已有别的钥匙，请换一个钩位。',
    )
    const small = (await counter.call(clerk, contract.createCabinet, { communityId, name: '岗亭', hooks: 2 })).body
    await counter.do('move', a.id, { cabinetId: small.id, hook: 1 })
    expect((await counter.try('move', b.id, { cabinetId: small.id, hook: 3 })).body.detail).toBe(
      '岗亭 只有 2 个钩位，请重新选择。',
    )
    const shown = (await counter.call(clerk, contract.showCabinet, { communityId, cabinetId: small.id })).body
    expect(shown).toMatchObject({ used: 1, freeHook: 2, taken: [{ hook: 1, number: a.number, state: 'stored' }] })
  })

  it('a cabinet does not shrink below the hooks in use, and keeps its name to itself', async () => {
    const { communityId, clerk } = counter
    const made = (await counter.call(clerk, contract.createCabinet, { communityId, name: '二号柜', hooks: 10 })).body
    const key = await counter.hung()
    await counter.do('move', key.id, { cabinetId: made.id, hook: 8 })
    const change = (body: object) =>
      counter.call(clerk, contract.changeCabinet, {
        communityId,
        cabinetId: made.id,
        version: made.version,
        name: '二号柜',
        place: '',
        hooks: 10,
        ...body,
      } as never)
    expect((await change({ hooks: 7 })).body.code).toBe('keys.cabinet-in-use')
    expect((await change({ name: '前台钥匙柜' })).body.code).toBe('keys.cabinet-name-taken')
    expect((await change({ hooks: 8, place: '监控室' })).body).toMatchObject({ hooks: 8, place: '监控室' })
    expect((await change({ hooks: 9 })).body.code).toBe('keys.cabinet-changed-meanwhile')
  })
})

describe(`${clause('§11.1')} The ledger`, () => {
  it('is sorted as people count, page after page without loss or repetition, both ways', async () => {
    const houseId = await counter.house({ spelling: '9-1-901' })
    for (const number of ['9-1-901-10', '9-1-901-9', '9-1-901-1', '9-1-901-2', '9-1-901-11'])
      await counter.receive({ number, houseId })
    const pages = async (sort: string) => {
      const numbers: string[] = []
      let after: string | undefined
      do {
        const page = await list({ houseId, sort, limit: 2, ...(after === undefined ? {} : { after }) })
        expect(page.total).toBe(5)
        numbers.push(...page.keys.map((key) => key.number))
        after = page.next ?? undefined
      } while (after !== undefined)
      return numbers
    }
    const sorted = ['9-1-901-1', '9-1-901-2', '9-1-901-9', '9-1-901-10', '9-1-901-11']
    expect(await pages('number')).toEqual(sorted)
    expect(await pages('-number')).toEqual([...sorted].reverse())
    for (const sort of ['place', '-place', 'due', '-due'])
      expect((await pages(sort)).sort()).toEqual([...sorted].sort())
  })

  it('is found by number, place and borrower, and narrowed by kind, state, cabinet and house', async () => {
    const key = await counter.hung({ number: 'FIND-ME', kind: 'equipment' })
    await counter.do('lend', key.id)
    const finds = async (asked: object) => (await list(asked)).keys.some((one) => one.id === key.id)
    for (const asked of [
      { q: 'find-me' },
      { q: '3-2-15' },
      { q: '李师傅' },
      { kind: 'equipment' },
      { state: 'lent' },
      { cabinetId: counter.cabinetId, limit: 200 },
      { houseId: counter.houseId, limit: 200 },
    ])
      expect(await finds(asked), JSON.stringify(asked)).toBe(true)
    for (const asked of [{ q: '没有这把' }, { kind: 'public' }, { state: 'lost' }])
      expect(await finds(asked)).toBe(false)
  })

  it('leaves as a workbook in which no cell runs', async () => {
    const { communityId, clerk } = counter
    const number = '=HYPERLINK("http://x","点我")'
    await counter.receive({ number })
    const answer = await counter.app.http.inject({
      url: `/api/communities/${communityId}/keys/export?q=HYPERLINK`,
      headers: { cookie: clerk.cookie },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('钥匙台账'))
    const written: unknown[] = []
    for await (const row of (await readWorkbook(answer.rawPayload)).rows()) written.push(...row.cells)
    const cell = written.find((one) => JSON.stringify(one).includes('HYPERLINK'))
    expect(cell).toMatchObject({ kind: 'text', raw: `'${number}` })
    expect((await list({ q: 'HYPERLINK' })).keys[0]?.number).toBe(number)
  })
})

describe(`${hostile(38)} Two who correct one key`, () => {
  it('the second gets both versions and loses nothing', async () => {
    const { communityId, clerk, supervisor } = counter
    const key = await counter.receive({ number: 'E-1' })
    const correct = (who: typeof clerk, change: object) =>
      counter.call(who, contract.changeKey, {
        ...{ communityId, keyId: key.id, version: key.version, number: 'E-1', kind: 'vacant', label: '', pieces: 1 },
        ...{ houseId: key.houseId, publicAreaId: null, facilityId: null, note: '' },
        ...change,
      } as never)
    expect((await correct(clerk, { pieces: 3, kind: 'repair-return' })).body).toMatchObject({
      pieces: 3,
      version: key.version + 1,
    })
    const second = await correct(supervisor, { note: '少一把门禁卡' })
    expect(second.body).toMatchObject({ status: 409, code: 'keys.changed-meanwhile' })
    expect(second.body.facts ?? second.body).toMatchObject({ yours: { note: '少一把门禁卡' }, theirs: { pieces: 3 } })
    expect((await counter.show(key.id)).events[0]).toMatchObject({
      what: 'corrected',
      note: '类别：空置房 → 返修；数量：1 → 3',
    })
  })

  it('an edit that forgets a field is refused instead of emptying it', async () => {
    const { communityId, clerk } = counter
    const key = await counter.receive()
    const answer = await counter.call(clerk, contract.changeKey, {
      communityId,
      keyId: key.id,
      version: 1,
      number: 'Z',
    } as never)
    expect(answer.status).toBe(422)
  })
})

describe(`${hostile(32)} ${hostile(33)} Somebody from elsewhere`, () => {
  let elsewhere: CommunityId

  beforeAll(async () => {
    elsewhere = await testCommunity(counter.app.database)
  })

  it('finds no key, slip, cabinet or count of this community, whichever community the path names', async () => {
    const stranger = await counter.colleague({ name: '外区', roles: ['manager'], communityId: elsewhere })
    const key = await counter.keyIn('lent')
    const paperId = key.loan?.paperId as never
    const ids = { keyId: key.id, cabinetId: counter.cabinetId, paperId }
    for (const communityId of [counter.communityId, elsewhere]) {
      for (const read of [contract.showKey, contract.showCabinet, readPaper]) {
        const answer = await counter.call(stranger, read, { communityId, ...ids } as never)
        expect(answer.status, read.path).toBe(404)
      }
      const lending = await counter.call(stranger, contract.returnKey, { communityId, keyId: key.id })
      expect(lending.status).toBe(404)
    }
    expect((await counter.show(key.id)).state).toBe('lent')
  })

  it('cannot hang a key of one community on a house or hook of another', async () => {
    const stranger = await counter.colleague({ name: '外区二', roles: ['manager'], communityId: elsewhere })
    const received = await counter.call(stranger, contract.receiveKeys, {
      communityId: elsewhere,
      numbers: ['Y-1'],
      kind: 'vacant',
      houseId: counter.houseId,
    })
    expect(received.body.code).toBe('keys.place-unknown')
    const own = (
      await counter.call(stranger, contract.receiveKeys, { communityId: elsewhere, numbers: ['Y-2'], kind: 'public' })
    ).body.keys[0]
    await counter.call(stranger, contract.checkKey, { communityId: elsewhere, keyId: own.id })
    await counter.call(stranger, contract.testKey, { communityId: elsewhere, keyId: own.id, works: true })
    const hung = await counter.call(stranger, contract.storeKey, {
      communityId: elsewhere,
      keyId: own.id,
      cabinetId: counter.cabinetId,
      hook: 1,
    })
    expect(hung.body.code).toBe('keys.cabinet-not-found')
  })

  it('sends no state, version or community along with a new key', async () => {
    const { communityId, clerk } = counter
    const answer = await counter.app.http.inject({
      method: 'POST',
      url: `/api/communities/${communityId}/keys`,
      headers: { cookie: clerk.cookie },
      payload: { numbers: ['M-1'], kind: 'vacant', state: 'stored', version: 9 },
    })
    expect(answer.statusCode).toBe(422)
  })
})

describe(`${clause('§11.1')} The household card`, () => {
  it('shows which keys of the house are here and who has the lent one, and its timeline what happened', async () => {
    const { communityId, clerk } = counter
    const houseId = await counter.house({ spelling: '6-1-601' })
    const key = await counter.hung({ number: '6-1-601-1', houseId })
    await counter.do('lend', key.id)
    counter.clock.offset = 3 * 3_600_000
    const { panels, timeline } = (await counter.call(clerk, showCard, { communityId, houseId: houseId as never })).body
    expect(panels.find((panel: { id: string }) => panel.id === 'keys')).toMatchObject({
      summary: '1 串，借出 1',
      tone: 'bad',
      items: [{ number: '6-1-601-1', detail: '李师傅：维修', tone: 'bad' }],
    })
    expect(timeline.entries.map((entry: { title: string }) => entry.title)).toEqual([
      '钥匙 6-1-601-1 借出',
      '钥匙 6-1-601-1 存放',
      '钥匙 6-1-601-1 调试合格',
      '钥匙 6-1-601-1 核对',
      '钥匙 6-1-601-1 接收',
    ])
  })
})
