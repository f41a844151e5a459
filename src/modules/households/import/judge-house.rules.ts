import type { Change, Judged, StagedRow } from '../../../platform/import/register.ts'
import type { Fault } from '../../../platform/import/row-in-hand.rules.ts'
import { changesOf, together } from './house-facts.rules.ts'
import type { HouseDraft, KnownHouse, KnownPerson } from './known-house.ts'
import type { SealedPerson } from './seal-person.ts'

export interface KnownOfHouses {
  readonly houses: ReadonlyMap<string, KnownHouse>
  readonly byId: ReadonlyMap<string, KnownHouse>
  /** Owners of another sheet by their number there. */
  readonly owners: ReadonlyMap<string, readonly SealedPerson[]>
}

type Row = StagedRow<HouseDraft>

/**
 * What an import would do with the rows of one house: make it, change facts and add people, leave it alone, or refuse
 * where rows contradict each other or the register names other owners: that is a transfer, not an import.
 */
export const judgeHouse = (rows: readonly Row[], known: KnownOfHouses): readonly Judged[] => {
  const [first] = rows
  if (first === undefined) return []
  const { facts, contradictions } = together(rows.map((row) => (row.draft as HouseDraft).facts))
  const [against] = contradictions
  if (against !== undefined) {
    const where = rows
      .map(({ row }) => row)
      .sort((a, b) => a - b)
      .join('、')
    return allBad(rows, `同一房屋在第 ${where} 行写的${against.fact}不同：${against.values.join(' / ')}`)
  }
  const missing = missingOwners(rows, known)
  const people = peopleOf(rows, known)
  const house = known.houses.get(first.label)
  const marked = markedHouse(rows, known)
  if (marked === 'gone') return allBad(rows, '按编号找不到这套房屋，可能已被删除。请去掉编号，或重新导出后再改')
  if (marked !== undefined && marked.spelling !== first.label) {
    return allBad(rows, `编号对应的是 ${marked.spelling}，房号写的是 ${first.label}。改房号请在房屋资料里改`)
  }
  if (house === undefined) {
    const what = sentence(
      '新增房屋',
      people.map(({ name }) => name),
    )
    return outcome(rows, { verdict: 'create', what, changes: [], missing })
  }
  const owners = people.filter(({ role }) => role === 'owner')
  if (owners.length > 0 && house.holders.length > 0 && !sameNames(owners, house.holders)) {
    const names = (some: readonly { name: string }[]) => some.map(({ name }) => name).join('、')
    return allBad(rows, `登记的业主是 ${names(house.holders)}，文件写的是 ${names(owners)}。换了业主请在产权里办理过户`)
  }
  const changes = [...changesOf(facts, house), ...peopleChanges(people, house)]
  if (changes.length === 0) return outcome(rows, { verdict: 'same', what: '房屋和业主已有，不变', changes, missing })
  const what = `${changes.map(({ field, from, to }) => (from === '' ? `${field} ${to}` : `${field} ${from} → ${to}`)).join('；')}`
  const exported = rows.find(({ rowVersion }) => rowVersion !== null)?.rowVersion
  if (marked !== undefined && exported !== undefined && exported !== null && exported !== house.version) {
    return outcome(rows, { verdict: 'conflict', what: `导出之后别人改过这套房屋，没有覆盖：${what}`, changes, missing })
  }
  return outcome(rows, { verdict: 'change', what, changes, missing })
}

/** People of the rows and of the owners' sheet they refer to, each once by name and right. */
export const peopleOf = (rows: readonly Row[], known: KnownOfHouses): readonly SealedPerson[] => {
  const all = rows.flatMap(({ draft }) => {
    const { people, ownerNumbers } = draft as HouseDraft
    return [
      ...people,
      ...ownerNumbers.flatMap((number) =>
        (known.owners.get(number) ?? []).map((owner) => ({ ...owner, shared: true as const })),
      ),
    ]
  })
  const once = new Map<string, SealedPerson>()
  for (const person of all) {
    const key = `${person.role === 'owner'} ${person.name} ${person.identity?.hash ?? ''}`
    const other = once.get(key)
    once.set(
      key,
      other === undefined ? person : { ...other, phones: [...new Set([...other.phones, ...person.phones])] },
    )
  }
  return [...once.values()]
}

/** The one of the register by name; of several of one name, the one with the same number. */
export const knownPerson = (person: SealedPerson, house: KnownHouse): KnownPerson | undefined => {
  const named = [...(person.role === 'owner' ? house.holders : house.occupants)].filter(
    ({ name }) => name === person.name,
  )
  return named.find(({ identityHash }) => identityHash !== null && identityHash === person.identity?.hash) ?? named[0]
}

const peopleChanges = (people: readonly SealedPerson[], house: KnownHouse): Change[] =>
  people.flatMap((person) => {
    const known = knownPerson(person, house)
    if (known === undefined) return [{ field: person.role === 'owner' ? '产权人' : '住户', from: '', to: person.name }]
    const phones = person.phones.filter((phone) => !known.phones.includes(phone))
    const identity = person.identity !== null && known.identityHash === null
    return [
      ...(phones.length > 0
        ? [{ field: `${person.name} 电话`, from: '', to: `添加 ${phones.map(masked).join('、')}` }]
        : []),
      ...(identity ? [{ field: `${person.name} 证件号`, from: '未登记', to: '登记' }] : []),
    ]
  })

const masked = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone

/** The house that the hidden number of an exported row names. */
const markedHouse = (rows: readonly Row[], known: KnownOfHouses): KnownHouse | 'gone' | undefined => {
  const id = rows.find(({ rowId }) => rowId !== null)?.rowId
  if (id === undefined || id === null) return undefined
  return known.byId.get(id) ?? 'gone'
}

const missingOwners = (rows: readonly Row[], known: KnownOfHouses): ReadonlyMap<number, Fault> =>
  new Map(
    rows.flatMap((row) => {
      const unknown = (row.draft as HouseDraft).ownerNumbers.filter((number) => !known.owners.has(number))
      if (unknown.length === 0) return []
      const reason = `业主编号 ${unknown.join('、')} 在业主表里没有，房屋先登记，业主以后再补`
      const fault: Fault = {
        weight: 'doubt',
        sheet: row.sheet,
        row: row.row,
        column: 0,
        header: '业主编号',
        value: unknown.join('、'),
        reason,
      }
      return [[row.position, fault]]
    }),
  )

const outcome = (
  rows: readonly Row[],
  o: { verdict: Judged['verdict']; what: string; changes: readonly Change[]; missing: ReadonlyMap<number, Fault> },
): readonly Judged[] => {
  const lead = [...rows].sort((a, b) => a.position - b.position)[0] as Row
  return rows.map((row) => {
    const fault = o.missing.get(row.position)
    const faults = fault === undefined ? [] : [fault]
    if (row === lead) return { position: row.position, verdict: o.verdict, what: o.what, changes: o.changes, faults }
    const what = `与第 ${lead.row} 行是同一套房屋，合在一起登记`
    return { position: row.position, verdict: o.verdict === 'same' ? 'same' : joinedOf(o.verdict), what, faults }
  })
}

const joinedOf = (verdict: Judged['verdict']): Judged['verdict'] => (verdict === 'conflict' ? 'conflict' : 'joined')

const allBad = (rows: readonly Row[], what: string): readonly Judged[] =>
  rows.map(({ position }) => ({ position, verdict: 'bad', what }))

const sentence = (house: string, people: readonly string[]): string =>
  people.length === 0 ? house : `${house}，登记 ${people.join('、')}`

const sameNames = (a: readonly { name: string }[], b: readonly { name: string }[]): boolean => {
  const names = (some: readonly { name: string }[]) =>
    some
      .map(({ name }) => name)
      .sort()
      .join('\n')
  return a.length === b.length && names(a) === names(b)
}
