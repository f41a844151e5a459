import type { BusinessDate } from '../../../kernel/dates.ts'
import { addDays, addYears } from '../../../kernel/dates.ts'
import { readDay } from '../../../platform/import/read-cells.rules.ts'
import type { Judged, Register, StagedRow } from '../../../platform/import/register.ts'
import { blame, read, startTaking, textOf } from '../../../platform/import/row-in-hand.rules.ts'
import { canonicalSpelling, type HousePlace } from '../../estate/contract.ts'
import { likelyPlace, placeFields, placeOf } from '../../estate/index.ts'
import { fields } from './field.ts'
import { houseIdOf, type KnownInHouses, lookInHouses, personIn, withoutHouse } from './in-houses.ts'
import { type KnownLease, knownLeases } from './known-leases.store.ts'
import { addLeases } from './made-registers.store.ts'
import { placePeople } from './place-people.store.ts'
import { readPeople } from './read-people.ts'
import { type SealedPerson, sealPerson } from './seal-person.ts'

interface LeaseDraft {
  readonly spelling: string
  readonly part: string
  readonly from: BusinessDate
  readonly until: BusinessDate
  readonly note: string
  readonly tenants: readonly SealedPerson[]
}

interface Known extends KnownInHouses {
  readonly leases: ReadonlyMap<string, readonly KnownLease[]>
}

type Row = StagedRow<LeaseDraft>

/** Tenants and their leases (租约). A lease that is there is left alone: changing one is done where it is kept. */
export const leasesRegister: Register<LeaseDraft, Known> = {
  id: 'leases',
  name: '租约和租户',
  headers: {
    fields: {
      ...placeFields,
      tenantName: {
        repeatable: true,
        title: '承租人',
        names: '承租人姓名 承租方 承租人名称 租户 租户姓名 租户名称 租客 租客姓名 租客名称 租赁人',
      },
      phone: {
        ...fields.phone,
        names: `${fields.phone.names} 承租人电话 承租人手机 租户电话 租户手机 租客电话 租客手机 租户联系方式`,
      },
      identity: {
        ...fields.identity,
        names: `${fields.identity.names} 承租人身份证号 租户身份证 租户身份证号 租客身份证号`,
      },
      identityKind: fields.identityKind,
      part: { title: '出租部位', names: '租赁部位 出租房间 承租部位' },
      from: {
        title: '起租日期',
        names: '租期开始 开始日期 起始日期 租赁开始 租赁开始日期 起租日 开始时间 租赁起始日期 起租时间',
      },
      until: {
        title: '到期日期',
        names:
          '租期结束 结束日期 终止日期 租赁结束 租赁结束日期 到期日 结束时间 租赁终止日期 到租日期 止租日期 到期时间',
      },
      period: { title: '租期', names: '租赁期限 租赁期 起止日期' },
      rent: fields.rent,
      note: fields.note,
    },
    likely: [
      [/(?:承租|租户|租客).*(?:姓名|名称)/, 'tenantName'],
      [/手机|电话|联系方式/, 'phone'],
      [/身份证|证件号/, 'identity'],
      ...likelyPlace,
    ],
    notOurs: /业主|产权|车|费|押金/,
  },
  needs: (has) => has('number') && has('tenantName') && (has('from') || has('until') || has('period')),
  startReading: (recognition, on) => {
    const take = startTaking(recognition)
    let above: HousePlace | null = null
    return (row) => {
      const inHand = take(row)
      if (inHand === null) return null
      const place = placeOf(inHand, above, textOf(inHand, 'tenantName'))
      above = place ?? above
      const [from, until] = periodOf(inHand)
      const tenants = readPeople(inHand, { what: '租约', names: 'tenantName', role: 'tenant' })
      if (tenants.length === 0) blame(inHand, 'tenantName', { reason: '没有承租人' })
      const spelling = place === null ? '' : canonicalSpelling(place)
      const isWhole = place !== null && from !== null && until !== null && tenants.length > 0
      return {
        label: spelling,
        draft: isWhole
          ? {
              ...{ spelling, from, until, part: textOf(inHand, 'part'), note: textOf(inHand, 'note') },
              tenants: tenants.map((person) => sealPerson(person, on)),
            }
          : null,
        faults: inHand.faults,
      }
    }
  },
  look: async (on, rows) => {
    const spellings = rows.map(({ label }) => label)
    return { ...(await lookInHouses(on, spellings)), leases: await knownLeases(on.tx, { ...on, spellings }) }
  },
  judge: (rows, known) => rows.map((row) => judgeLease(row, { rows, known })),
  take: async (on, rows, known) => {
    const wanted = rows.filter((row) => judgeLease(row, { rows, known }).verdict === 'create')
    const people = wanted.flatMap(({ label, draft }) =>
      (draft?.tenants ?? []).map((person) => ({ person, known: personIn(known.houses.get(label), person) })),
    )
    const partyOf = await placePeople(on, people)
    const leases = wanted.map(({ label, draft }) => {
      const { tenants, spelling: _, ...facts } = draft as LeaseDraft
      return { ...facts, houseId: houseIdOf(known, label), tenants: [...new Set(tenants.map(({ id }) => partyOf(id)))] }
    })
    on.made('lease', await addLeases(on, leases))
  },
}

/** Both days of the lease, the second the first on which it no longer runs; the last day of a lease is written as its end. */
const periodOf = (inHand: Parameters<typeof textOf>[0]): [BusinessDate | null, BusinessDate | null] => {
  const [one, two] = textOf(inHand, 'period').split(/\s*(?:至|到|~|～|—|–|--)\s*/)
  const both = textOf(inHand, 'period') === '' ? null : [one ?? '', two ?? ''].map((text) => readDay(text))
  const written = both?.map((day) => ('value' in day ? day.value : null))
  if (both?.some((day) => 'fault' in day)) blame(inHand, 'period', { reason: '看不出租期从哪天到哪天' })
  const from = read(inHand, 'from', readDay) ?? written?.[0] ?? null
  const last = read(inHand, 'until', readDay) ?? written?.[1] ?? null
  if (inHand.faults.length > 0) return [null, null]
  if (from === null) blame(inHand, 'from', { reason: '没有起租日期' })
  if (last === null) blame(inHand, 'until', { reason: '没有到期日期' })
  if (from === null || last === null) return [null, null]
  const until = addDays(last, 1)
  if (last < from) blame(inHand, 'until', { reason: `到期日期 ${last} 早于起租日期 ${from}` })
  else if (until > addYears(from, 20)) blame(inHand, 'until', { reason: '租期最长 20 年（民法典第七百零五条）' })
  else return [from, until]
  return [null, null]
}

const judgeLease = (row: Row, { rows, known }: { rows: readonly Row[]; known: Known }): Judged => {
  const { position, label } = row
  const draft = row.draft as LeaseDraft
  const missing = withoutHouse(row, label, known)
  if (missing !== null) return missing
  const meets = (a: { from: string; until: string; part: string }) =>
    a.from < draft.until && draft.from < a.until && (a.part === '' || draft.part === '' || a.part === draft.part)
  const there = (known.leases.get(label) ?? []).find(meets)
  const names = draft.tenants.map(({ name }) => name)
  if (there !== undefined) {
    const isSame = there.from === draft.from && there.until === draft.until && sameNames(there.tenants, names)
    if (isSame) return { position, verdict: 'same', what: '租约已有，不变' }
    const who = there.tenants.join('、')
    const what = `${label} 已有租约（${who}，${there.from} 至 ${addDays(there.until, -1)}），时间重叠。续签或更正请在租约登记里办理`
    return { position, verdict: 'bad', what }
  }
  const other = rows.find((one) => one.label === label && one.position !== position && meets(one.draft as LeaseDraft))
  if (other !== undefined) return { position, verdict: 'bad', what: `与第 ${other.row} 行的租期重叠` }
  const what = `登记租约：${names.join('、')}，${draft.from} 至 ${addDays(draft.until, -1)}`
  return { position, verdict: 'create', what }
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n')
