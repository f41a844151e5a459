import type { Register } from '../../../platform/import/register.ts'
import { blame, startTaking, textOf } from '../../../platform/import/row-in-hand.rules.ts'
import { fields, houseHeaders } from './field.ts'
import { readPeople } from './read-people.ts'
import { type SealedPerson, sealPerson } from './seal-person.ts'

/**
 * A sheet of owners that another sheet refers to by their numbers (业主信息 of `hc.xlsx`). Its people go in with the
 * houses that name them.
 */
export const ownersRegister: Register<{ people: readonly SealedPerson[] }, null> = {
  id: 'owners',
  name: '业主信息',
  headers: {
    ...houseHeaders,
    fields: {
      ownerNumber: fields.ownerNumber,
      ownerName: fields.ownerName,
      sex: fields.sex,
      phone: fields.phone,
      identity: fields.identity,
      identityKind: fields.identityKind,
      role: fields.role,
      age: { title: '年龄', names: '业主年龄', later: '年龄由身份证号得出，不另登记' },
    },
    likely: (houseHeaders.likely ?? []).filter(([, field]) =>
      ['ownerName', 'sex', 'phone', 'identity', 'identityKind', 'role'].includes(field),
    ),
  },
  needs: (has) => has('ownerNumber') && has('ownerName'),
  startReading: (recognition, on) => {
    const take = startTaking(recognition)
    return (row) => {
      const inHand = take(row)
      if (inHand === null) return null
      const label = textOf(inHand, 'ownerNumber')
      if (label === '') blame(inHand, 'ownerNumber', { reason: '没有业主编号，房屋表无法对应到这位业主' })
      const people = readPeople(inHand, { what: `业主 ${label}` })
      if (people.length === 0 && inHand.faults.length === 0) blame(inHand, 'ownerName', { reason: '没有姓名' })
      return { label, draft: { people: people.map((person) => sealPerson(person, on)) }, faults: inHand.faults }
    }
  },
  look: async () => null,
  judge: (rows) =>
    rows.map(({ position, draft }) => ({
      position,
      verdict: 'joined',
      what: `${(draft?.people ?? []).map(({ name }) => name).join('、')}，随房屋表里的业主编号一起登记`,
    })),
  take: async () => {},
}
