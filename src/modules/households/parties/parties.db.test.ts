import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { checkDigit } from '../../../kernel/identity-number.ts'
import { settleAccessNotes } from '../../../platform/audit/note-access.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { testPerson } from '../testing/neighbours.ts'

const db = testDatabase()
let desk: TestDesk
let clerk: ReturnType<TestDesk['as']>

beforeAll(async () => {
  desk = await testDesk(db.url)
  clerk = desk.as(desk.clerk)
})
afterAll(() => desk.close())

const citizen = (first17: string) => first17 + checkDigit(first17)
const create = (facts: object) => clerk(contract.createParty, facts as never)
const identity = (number: string, kind = 'resident-id') => ({ identity: { kind, number } })
const edit = (party: contract.Party, facts: object) =>
  clerk(contract.changeParty, {
    ...{ partyId: party.id, version: party.version, kind: party.kind, name: party.name, sex: party.sex },
    ...{ birthDate: party.birthDate, phones: party.phones, note: party.note, careNote: party.careNote, ...facts },
  } as never)

describe(`A name ${hostile(42)}`, () => {
  it.each(['㛃', '𠮷野家', '阿卜杜热合曼·买买提', '葛󠄀城', '张三👨‍👩‍👧'])('keeps its characters: %s', async (name) => {
    const { body } = await create({ name })
    expect(body.party.name).toBe(name.normalize('NFC'))
    const { body: shown } = await clerk(contract.showParty, { partyId: body.party.id })
    expect(shown.name).toBe(name.normalize('NFC'))
  })

  it('loses what nobody can see, and is not empty', async () => {
    expect((await create({ name: ' 张\u200b\u202e三\u0000 ' })).body.party.name).toBe('张三')
    expect((await create({ name: '\u200b' })).status).toBe(422)
  })
})

describe('Phones', () => {
  it('are several, each once, in order, whole on the record and masked in the list', async () => {
    const { body } = await create({
      name: '多话',
      phones: [
        { number: '（0755）8888 8888转12', label: '单位' },
        { number: '138-1111-2222', label: '本人' },
        { number: '+86 138 1111 2222', label: '重复' },
      ],
    })
    expect(body.party.phones).toEqual([
      { number: '0755-88888888-12', label: '单位' },
      { number: '13811112222', label: '重复' },
    ])
    const { body: list } = await clerk(contract.listParties, { name: '多话' })
    expect(list.parties[0].phones).toEqual([
      { number: '****8888', label: '单位' },
      { number: '138****2222', label: '重复' },
    ])
    expect(await create({ name: '短话', phones: [{ number: '1381111', label: '' }] })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'phones.0.number' }] },
    })
  })

  it('are seen by name: who opened the record is in the audit', async () => {
    const partyId = await testPerson(desk, '被看', '13822223333')
    await clerk(contract.showParty, { partyId })
    await settleAccessNotes()
    const seen = await desk.query(
      `select actor_id, fields from platform.audit_entry where act = '业户资料' and subject_id = $1`,
      [partyId],
    )
    expect(seen).toEqual([{ actor_id: desk.clerk.id, fields: ['phones'] }])
  })
})

describe('Two editors of a party', () => {
  it(`${hostile(38)} the second gets both versions and loses nothing`, async () => {
    const { body } = await create({ name: '两改', phones: [{ number: '13800001234', label: '' }] })
    const both = await Promise.all(['甲写', '乙写'].map((note) => edit(body.party, { note })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { facts } = both.find(({ status }) => status === 409)?.body ?? {}
    expect([facts.yours.note, facts.theirs.note].sort()).toEqual(['乙写', '甲写'])
  })

  it('leave the identity number alone unless they send one', async () => {
    const { body } = await create({ name: '留证', ...identity(citizen('44030119900101623')) })
    const { body: changed } = await edit(body.party, { note: '改备注' })
    expect(changed.party.identityMasked).toBe(body.party.identityMasked)
    const { body: cleared } = await edit(changed.party, { identity: null })
    expect(cleared.party).toMatchObject({ identityMasked: '', identityKind: null })
  })
})

describe(`A party of another community ${hostile(32)}`, () => {
  it('is not found by its id', async () => {
    const partyId = await testPerson(desk, '远亲')
    const elsewhere = await desk.anotherCommunity()
    const stranger = desk.as(await desk.person(['manager'], [elsewhere]))
    for (const communityId of [elsewhere, desk.communityId]) {
      expect((await stranger(contract.showParty, { communityId, partyId })).status).toBe(404)
      expect((await stranger(contract.revealIdentity, { communityId, partyId, reason: '试' } as never)).status).toBe(
        404,
      )
      expect((await stranger(contract.listDuplicates, { communityId, partyId })).status).toBe(404)
    }
  })
})
