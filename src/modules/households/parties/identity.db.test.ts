import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { checkDigit } from '../../../kernel/identity-number.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { testHouse, testPerson } from '../testing/neighbours.ts'

const db = testDatabase()
let desk: TestDesk
let clerk: ReturnType<TestDesk['as']>

beforeAll(async () => {
  desk = await testDesk(db.url)
  clerk = desk.as(desk.clerk)
})
afterAll(() => desk.close())

const citizen = (first17: string) => first17 + checkDigit(first17)
/** A man born on the day in 1988 on which the clocks went forward; his number ends in X. */
const withX = ((): string => {
  const first17 = Array.from({ length: 500 }, (_, at) => `11010519880410${String(at * 2 + 1).padStart(3, '0')}`)
  return citizen(first17.find((digits) => checkDigit(digits) === 'X') ?? '')
})()
const create = (facts: object) => clerk(contract.createParty, facts as never)
const identity = (number: string, kind = 'resident-id') => ({ identity: { kind, number } })
const edit = (party: contract.Party, facts: object) =>
  clerk(contract.changeParty, {
    ...{ partyId: party.id, version: party.version, kind: party.kind, name: party.name, sex: party.sex },
    ...{ birthDate: party.birthDate, phones: party.phones, note: party.note, careNote: party.careNote, ...facts },
  } as never)

describe(`An identity number ${hostile(43)}`, () => {
  it('is refused with a wrong check digit, with the field and the reason', async () => {
    const wrong = `${withX.slice(0, 17)}0`
    expect(await create({ name: '张三', ...identity(wrong) })).toMatchObject({
      status: 422,
      body: { code: 'households.identity-number', fields: [{ path: 'identity.number' }] },
    })
  })

  it(`is taken with a small x, with 15 digits, with blanks, and tells birth date and sex as calendar days ${hostile(19)}`, async () => {
    const { body } = await create({ name: '李夏', ...identity(`${withX.slice(0, 6)} ${withX.slice(6).toLowerCase()}`) })
    expect(body.party).toMatchObject({
      birthDate: '1988-04-10',
      sex: 'male',
      identityMasked: `**************${withX.slice(-4)}`,
    })
    const old = `${withX.slice(0, 6)}${withX.slice(8, 17)}`
    const { body: legacy } = await create({ name: '李夏旧证', ...identity(old) })
    expect(legacy.duplicates).toMatchObject([{ name: '李夏', reasons: ['identity'] }])
  })

  it('lies encrypted in the database, and never in an answer, a list or a refusal', async () => {
    const number = citizen('44030119900101123')
    const { body } = await create({ name: '密者', ...identity(number) })
    const [row] = await desk.query<{ cipher: string }>(
      `select identity_cipher as cipher from households.party where id = $1`,
      [body.party.id],
    )
    expect(row?.cipher).toMatch(/^v1\.k1\./)
    for (const table of [
      'households.party',
      'households.search_key',
      'platform.audit_entry',
      'platform.audit_detail',
      'platform.outbox_event',
    ]) {
      const found = await desk.query(`select from ${table} t where t::text like $1`, [`%${number}%`])
      expect(found, table).toEqual([])
    }
    const stale = await edit({ ...body.party, version: 99 }, identity(number))
    expect(stale.status).toBe(409)
    expect(JSON.stringify([body, stale.body])).not.toContain(number)
  })

  it('is revealed only with a reason and the right, and that stands in the audit', async () => {
    const number = citizen('44030119900101223')
    const { body } = await create({ name: '亮者', ...identity(number) })
    const ask = { partyId: body.party.id, reason: '派出所协查' } as never
    expect((await clerk(contract.revealIdentity, ask)).status).toBe(403)
    const manager = await desk.person(['manager'])
    expect(
      (await desk.as(manager)(contract.revealIdentity, { partyId: body.party.id, reason: ' ' } as never)).status,
    ).toBe(422)
    expect((await desk.as(manager)(contract.revealIdentity, ask)).body).toEqual({
      identityKind: 'resident-id',
      identityNumber: number,
    })
    const entries = await desk.query(
      `select act, reason, fields, subject_id, actor_id from platform.audit_entry where act = '查看完整证件号码'`,
    )
    expect(entries).toEqual([
      {
        act: '查看完整证件号码',
        reason: '派出所协查',
        fields: ['identity'],
        subject_id: body.party.id,
        actor_id: manager.id,
      },
    ])
    const none = await testPerson(desk, '无证')
    expect((await desk.as(manager)(contract.revealIdentity, { partyId: none, reason: '试' } as never)).status).toBe(404)
  })

  it('finds its person by any way to write it, in the own community only', async () => {
    const number = citizen('44030119900101323')
    const { body } = await create({ name: '找者', ...identity(number) })
    const { body: found } = await clerk(contract.findByIdentity, { number: ` ${number.toLowerCase()}` })
    expect(found.parties.map((party: contract.Party) => party.id)).toEqual([body.party.id])
    const elsewhere = await desk.anotherCommunity()
    const stranger = desk.as(await desk.person(['clerk'], [elsewhere]))
    expect((await stranger(contract.findByIdentity, { communityId: elsewhere, number })).body.parties).toEqual([])
  })

  it('of another paper is kept as it is written', async () => {
    const { body } = await create({ name: '外籍', ...identity('e1234567', 'passport') })
    expect(body.party).toMatchObject({ identityKind: 'passport', identityMasked: '****4567' })
    expect(await create({ name: '外籍', ...identity('?', 'passport') })).toMatchObject({ status: 422 })
  })
})

describe(`Records of one person ${hostile(43)}`, () => {
  it('are flagged by identity number, by phone, by name in the same house, and never merged silently', async () => {
    const number = citizen('44030119900101423')
    const { body: first } = await create({
      name: '陈一',
      phones: [{ number: '138 0000 5678', label: '本人' }],
      ...identity(number),
    })
    const { body: second } = await create({ name: '陈二', ...identity(number) })
    expect(second.duplicates).toMatchObject([
      { partyId: first.party.id, reasons: ['identity'], phones: ['138****5678'] },
    ])
    const { body: third } = await create({ name: '陈三', phones: [{ number: '+86 13800005678', label: '' }] })
    expect(third.duplicates).toMatchObject([{ partyId: first.party.id, reasons: ['phone'] }])

    const houseId = await testHouse(desk, '1-1-101')
    const dotted = await testPerson(desk, '买买提·艾力')
    const bulleted = await testPerson(desk, '买买提•艾力')
    for (const partyId of [dotted, bulleted])
      await desk.ok(contract.moveIn, { houseId, partyId, from: '2020-01-01' as never })
    const { body } = await clerk(contract.listDuplicates, { partyId: dotted })
    expect(body.duplicates).toMatchObject([{ partyId: bulleted, reasons: ['name-in-house'], spellings: ['1-1-101'] }])
    const [count] = await desk.query<{ n: bigint }>(
      `select count(*) as n from households.party where merged_into is not null`,
    )
    expect(count?.n).toBe(0n)
  })

  it('are not flagged for a common name in different houses', async () => {
    const [a, b] = [await testPerson(desk, '王伟'), await testPerson(desk, '王伟')]
    await desk.ok(contract.moveIn, {
      houseId: await testHouse(desk, '1-1-201'),
      partyId: a,
      from: '2020-01-01' as never,
    })
    await desk.ok(contract.moveIn, {
      houseId: await testHouse(desk, '1-1-202'),
      partyId: b,
      from: '2020-01-01' as never,
    })
    expect((await clerk(contract.listDuplicates, { partyId: a })).body.duplicates).toEqual([])
  })

  it('are merged by a person with a reason: registers, phones and number go over, search finds one', async () => {
    const number = citizen('44030119900101523')
    const { body: from } = await create({
      name: '周双',
      phones: [{ number: '13900001111', label: '' }],
      ...identity(number),
    })
    const into = await testPerson(desk, '周双', '13900002222')
    const houseId = await testHouse(desk, '1-1-301')
    await desk.ok(contract.recordTitle, {
      houseId,
      from: '2020-01-01',
      manner: 'gift',
      form: 'sole',
      holders: [{ partyId: from.party.id }],
    } as never)
    const merge = { partyId: from.party.id, version: 1, into, reason: '同一人两次登记' } as never
    expect((await clerk(contract.mergeParty, merge)).status).toBe(403)
    const manager = desk.as(await desk.person(['manager']))
    const { body: merged } = await manager(contract.mergeParty, merge)
    expect(merged).toMatchObject({
      id: into,
      identityMasked: expect.stringContaining(number.slice(-4)),
      houses: [{ spelling: '1-1-301', role: 'holder' }],
    })
    expect(merged.phones.map((phone: { number: string }) => phone.number)).toEqual(['13900002222', '13900001111'])
    expect(
      (await manager(contract.revealIdentity, { partyId: into, reason: '核对' } as never)).body.identityNumber,
    ).toBe(number)
    const { body: found } = await clerk(contract.search, { q: '周双' })
    expect(found.hits.map((hit: contract.Hit) => hit.id)).toEqual([into])
    expect((await manager(contract.mergeParty, { ...(merge as object), version: 2 } as never)).status).toBe(404)
  })

  it('cannot be merged while both stand in one title', async () => {
    const [a, b] = [await testPerson(desk, '吴甲'), await testPerson(desk, '吴甲')]
    const houseId = await testHouse(desk, '1-1-302')
    await desk.ok(contract.recordTitle, {
      houseId,
      from: '2020-01-01',
      manner: 'gift',
      form: 'joint',
      holders: [{ partyId: a }, { partyId: b }],
    } as never)
    const manager = desk.as(await desk.person(['manager']))
    expect(
      await manager(contract.mergeParty, { partyId: a, version: 1, into: b, reason: '重复' } as never),
    ).toMatchObject({
      status: 409,
      body: { code: 'households.merge-in-one-register' },
    })
  })
})
