import type { BusinessDate } from '../../../kernel/dates.ts'
import { addDays } from '../../../kernel/dates.ts'
import { readDay } from '../../../platform/import/read-cells.rules.ts'
import type { Judged, Register, StagedRow } from '../../../platform/import/register.ts'
import { blame, read, startTaking, textOf } from '../../../platform/import/row-in-hand.rules.ts'
import { canonicalSpelling, type HousePlace } from '../../estate/contract.ts'
import { likelyPlace, placeFields, placeOf } from '../../estate/index.ts'
import { fields } from './field.ts'
import { houseIdOf, type KnownInHouses, lookInHouses, personIn, withoutHouse } from './in-houses.ts'
import { addOccupants } from './made-registers.store.ts'
import { placePeople } from './place-people.store.ts'
import { readPeople } from './read-people.ts'
import { type SealedPerson, sealPerson } from './seal-person.ts'

interface OccupantDraft {
  readonly relation: string
  readonly from: BusinessDate | null
  readonly until: BusinessDate | null
  readonly people: readonly SealedPerson[]
}

type Row = StagedRow<OccupantDraft>

/** Who lives in the houses, by whatever right (住户). */
export const occupantsRegister: Register<OccupantDraft, KnownInHouses> = {
  id: 'occupants',
  name: '住户',
  headers: {
    fields: {
      ...placeFields,
      occupantName: {
        title: '住户姓名',
        names: '住户 住户名称 居住人 居住人姓名 家庭成员 家庭成员姓名 成员姓名 入住人 入住人姓名 姓名',
      },
      relation: { title: '与业主关系', names: '关系 与户主关系 与产权人关系 住户类型 人员类型 身份' },
      from: { title: '入住日期', names: '入住时间 迁入日期 迁入时间 搬入日期' },
      until: { title: '迁出日期', names: '迁出时间 搬出日期 搬离日期' },
      sex: fields.sex,
      phone: fields.phone,
      identity: fields.identity,
      identityKind: fields.identityKind,
    },
    likely: [[/手机|电话|联系方式/, 'phone'], [/身份证|证件号/, 'identity'], ...likelyPlace],
    notOurs: /业主(?!关系)|产权人(?!关系)|承租|租户|租客|紧急|车|费|面积/,
  },
  needs: (has) => has('number') && has('occupantName') && (has('relation') || has('from')),
  startReading: (recognition, on) => {
    const take = startTaking(recognition)
    let above: HousePlace | null = null
    return (row) => {
      const inHand = take(row)
      if (inHand === null) return null
      const place = placeOf(inHand, above, textOf(inHand, 'occupantName'))
      above = place ?? above
      const from = read(inHand, 'from', readDay)
      const last = read(inHand, 'until', readDay)
      if (from !== null && last !== null && last < from) {
        blame(inHand, 'until', { reason: `迁出日期 ${last} 早于入住日期 ${from}` })
      }
      const people = readPeople(inHand, { what: '住户', names: 'occupantName', role: 'family' })
      if (people.length === 0) blame(inHand, 'occupantName', { reason: '没有住户姓名' })
      const label = place === null ? '' : canonicalSpelling(place)
      if (place === null || people.length === 0) return { label, draft: null, faults: inHand.faults }
      const until = last === null ? null : addDays(last, 1)
      const sealed = people.map((person) => sealPerson(person, on))
      return {
        label,
        draft: { relation: textOf(inHand, 'relation').slice(0, 20), from, until, people: sealed },
        faults: inHand.faults,
      }
    }
  },
  look: (on, rows) =>
    lookInHouses(
      on,
      rows.map(({ label }) => label),
    ),
  judge: (rows, known) =>
    rows.map((row, at) => judgeOccupant(row, { before: rows.slice(Math.max(0, at - 50), at), known })),
  take: async (on, rows, known) => {
    const there = rows.flatMap(({ label, draft }) => {
      const { people, ...facts } = draft as OccupantDraft
      const house = known.houses.get(label)
      return people
        .filter((person) => !house?.occupants.some(({ name }) => name === person.name))
        .map((person) => ({ person, known: personIn(house, person), houseId: houseIdOf(known, label), ...facts }))
    })
    const partyOf = await placePeople(on, there)
    on.made(
      'occupant',
      await addOccupants(
        on,
        there.map(({ person, houseId, relation, from, until }) => ({
          ...{ houseId, relation, from, until },
          partyId: partyOf(person.id),
        })),
      ),
    )
  },
}

const judgeOccupant = (row: Row, on: { before: readonly Row[]; known: KnownInHouses }): Judged => {
  const { position, label } = row
  const missing = withoutHouse(row, label, on.known)
  if (missing !== null) return missing
  const { people } = row.draft as OccupantDraft
  const house = on.known.houses.get(label)
  const fresh = people.filter(({ name }) => !house?.occupants.some((known) => known.name === name))
  if (fresh.length === 0) return { position, verdict: 'same', what: '住户已有，不变' }
  const twice = on.before.find(
    (other) => other.label === label && other.draft?.people.some(({ name }) => fresh.some((one) => one.name === name)),
  )
  if (twice !== undefined) return { position, verdict: 'bad', what: `与第 ${twice.row} 行是同一位住户，请只留一行` }
  return { position, verdict: 'create', what: `登记住户 ${fresh.map(({ name }) => name).join('、')}` }
}
