import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity } from '../access/testing/people.ts'
import * as contract from './contract.ts'
import { invariants } from './invariants.ts'
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

const slips = async () =>
  (
    await counter.query<{ series_number: number }>(
      `select series_number from papers.paper where community_id = $1 and series_code = 'YS' order by series_number`,
      [counter.communityId],
    )
  ).map((row) => row.series_number)

describe(`${clause('§11.1')} ${hostile(7)} Two clerks who lend one key`, () => {
  it('one of them lends it, the other hears who has it and since when', async () => {
    const other = await counter.colleague({ name: '王客服', roles: ['clerk'] })
    const key = await counter.hung({ number: '7-1' })
    const answers = await Promise.all([
      counter.try('lend', key.id, {}, counter.clerk),
      counter.try('lend', key.id, {}, other),
    ])
    const [won, lost] = answers.sort((a, b) => a.status - b.status)
    expect(won?.status).toBe(200)
    expect(lost?.body).toMatchObject({ status: 409, code: 'keys.already-lent' })
    expect(lost?.body.detail).toMatch(/^钥匙 7-1 已由 李师傅 于 \d{4}-\d\d-\d\d \d\d:\d\d 借走，请先归还再借。$/)
  })

  it('of twenty at once exactly one lends it', async () => {
    const key = await counter.hung()
    const answers = await Promise.all(Array.from({ length: 20 }, () => counter.try('lend', key.id)))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect(answers.filter((answer) => answer.body.code === 'keys.already-lent')).toHaveLength(19)
    const open = await counter.query(`select 1 from keys.loan where key_id = $1 and ended_at is null`, [key.id])
    expect(open).toHaveLength(1)
  })

  it('is refused by the database itself, whatever the code does', async () => {
    const key = await counter.keyIn('lent')
    const again = counter.query(
      `insert into keys.loan (community_id, key_id, borrower_kind, borrower_name, purpose, lent_at, lent_by, due_at)
       select community_id, key_id, 'staff', '赵六', '维修', now(), lent_by, now() + interval '1 hour' from keys.loan where key_id = $1`,
      [key.id],
    )
    await expect(again).rejects.toMatchObject({ constraint: 'loan_open_once' })
  })
})

describe(`${clause('§11.1')} Slips`, () => {
  it('are numbered without holes although some of thirty loans at once are refused', async () => {
    const before = (await slips()).length
    const keys = await Promise.all(Array.from({ length: 20 }, () => counter.hung()))
    const twice = [...keys, ...keys.slice(0, 10)]
    const answers = await Promise.all(twice.map((key) => counter.try('lend', key.id)))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(20)
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(10)
    const numbers = await slips()
    expect(numbers).toHaveLength(before + 20)
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))
  })

  it('say what was agreed over the counter', async () => {
    const key = await counter.hung({ number: 'S-1' })
    const lent = await counter.do('lend', key.id, { purpose: '看房', borrowerPhone: '138 0000 5678' })
    const rows = await counter.query<{ number: string; content: { title: string; lines: object[] } }>(
      `select number, content from papers.paper where id = $1`,
      [lent.loan?.paperId],
    )
    expect(rows[0]?.number).toMatch(/^YS-\d{4}-\d{5}$/)
    expect(rows[0]?.content.title).toBe('钥匙借用单')
    expect(rows[0]?.content.lines).toEqual(
      expect.arrayContaining([
        { label: '钥匙编号', value: 'S-1' },
        { label: '借用人', value: '李师傅（本中心员工）' },
        { label: '用途', value: '看房' },
      ]),
    )
  })
})

describe(`${clause('§11.1')} Who borrows`, () => {
  it('a colleague stands in the register by the name on record, not by what was typed', async () => {
    const { id } = await counter.hung()
    expect((await counter.do('lend', id, { borrowerName: '别人' })).loan?.borrowerName).toBe('李师傅')
  })

  it('a household lends by its party; whoever of it comes is named', async () => {
    const asHousehold = { borrowerKind: 'household', borrowerStaffId: null, borrowerPartyId: counter.partyId }
    const { id } = await counter.hung()
    expect((await counter.do('lend', id, asHousehold)).loan?.borrowerName).toBe('张三')
    await counter.do('return', id)
    expect((await counter.do('lend', id, { ...asHousehold, borrowerName: '李芳（妻）' })).loan?.borrowerName).toBe(
      '李芳（妻）',
    )
  })

  it('nobody who is not known: a disabled colleague, a party elsewhere, a household without a party', async () => {
    const { id } = await counter.hung()
    const elsewhere = await testCommunity(counter.app.database)
    const away = await counter.colleague({ name: '邻区', roles: ['clerk'], communityId: elsewhere })
    const left = await counter.colleague({ name: '离职', roles: ['technician'] })
    await counter.query(`update access.staff set disabled_at = now() where id = $1`, [left.id])
    const unknown = [
      { borrowerStaffId: null },
      { borrowerStaffId: away.id },
      { borrowerStaffId: left.id },
      { borrowerKind: 'household', borrowerName: '张三' },
      { borrowerKind: 'household', borrowerPartyId: await counter.party('邻居', elsewhere) },
    ]
    for (const body of unknown) expect((await counter.try('lend', id, body)).body.code).toBe('keys.borrower-unknown')
  })

  it('an outside firm and a master key need a supervisor', async () => {
    const outside = { borrowerKind: 'contractor', borrowerStaffId: null, borrowerName: '安达消防 刘工' }
    const { id } = await counter.hung()
    expect((await counter.try('lend', id, outside)).body).toMatchObject({ status: 403, code: 'keys.not-approved' })
    await counter.do('lend', id, outside, counter.supervisor)
    const master = await counter.hung({ kind: 'master', houseId: null })
    expect((await counter.try('lend', master.id)).body.detail).toBe('总钥匙要由主管或经理借出。请由主管登录办理。')
    await counter.do('lend', master.id, {}, counter.supervisor)
  })

  it('a technician reads the ledger and lends nothing', async () => {
    const { id } = await counter.hung()
    expect((await counter.try('lend', id, {}, counter.technician)).status).toBe(403)
    expect((await counter.show(id, counter.technician)).number).toBeTruthy()
  })
})

describe(`${clause('§11.1')} An entrusted key`, () => {
  it('goes out only after its owner was told', async () => {
    const { id } = await counter.hung({ kind: 'entrusted' })
    expect((await counter.try('lend', id)).body).toMatchObject({ status: 422, code: 'keys.owner-not-told' })
    expect((await counter.do('lend', id, { ownerTold: '9:40 电话联系，同意' })).state).toBe('lent')
  })

  it("is of that kind while an owner's letter runs for it", async () => {
    const { id } = await counter.hung()
    expect((await counter.do('entrust', id)).entrusted).toBe(true)
    expect((await counter.try('lend', id)).body.code).toBe('keys.owner-not-told')
    expect((await counter.do('end-entrustment', id)).entrusted).toBe(false)
    await counter.do('lend', id)
  })
})

describe(`${clause('§11.1')} A loan past its time`, () => {
  it('shows as overdue in list, counts, register and card until the key is back', async () => {
    const { communityId, clerk } = counter
    const key = await counter.hung()
    await counter.do('lend', key.id, { dueAt: counter.inHours(1) })
    const overdue = async () => {
      const { keys } = (
        await counter.call(clerk, contract.listKeys, { communityId, overdue: 'true' as never, limit: 200 })
      ).body
      return keys.some((one: contract.Key) => one.id === key.id)
    }
    const count = async () => (await counter.call(clerk, contract.countKeys, { communityId })).body.overdue
    expect(await overdue()).toBe(false)
    const before = await count()
    counter.clock.offset = 2 * 3_600_000
    expect(await overdue()).toBe(true)
    expect(await count()).toBeGreaterThan(before)
    expect((await counter.show(key.id)).loan?.overdue).toBe(true)
    const { loans } = (await counter.call(clerk, contract.listLoans, { communityId, q: key.number })).body
    expect(loans[0].overdue).toBe(true)
    await counter.do('return', key.id)
    expect(await overdue()).toBe(false)
  })

  it('is not agreed for a time that has passed', async () => {
    const { id } = await counter.hung()
    expect((await counter.try('lend', id, { dueAt: counter.inHours(-1) })).body.code).toBe('keys.due-in-the-past')
  })
})

describe('The phone of a borrower', () => {
  it('is whole for who lends keys, and masked in lists and for others', async () => {
    const { communityId, clerk, technician } = counter
    const key = await counter.hung()
    await counter.do('lend', key.id, { borrowerPhone: '13800005678' })
    expect((await counter.show(key.id)).loan?.borrowerPhone).toBe('13800005678')
    expect((await counter.show(key.id, technician)).loan?.borrowerPhone).toBe('138****5678')
    const { keys } = (await counter.call(clerk, contract.listKeys, { communityId, q: key.number })).body
    expect(keys[0].loan.borrowerPhone).toBe('138****5678')
  })
})

it('What was lent, returned and refused leaves the data as the invariants want them', async () => {
  for (const { id, sql } of invariants) expect(await counter.query(sql), id).toEqual([])
})
