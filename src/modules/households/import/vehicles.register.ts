import { cleanLine } from '../../../kernel/chinese-text.ts'
import { readPlate } from '../../../kernel/plate.ts'
import { meaningIn, mended, readArea, readCode } from '../../../platform/import/read-cells.rules.ts'
import type { Change, Judged, LookOn, Register, StagedRow, TakeOn } from '../../../platform/import/register.ts'
import {
  blame,
  type CellReading,
  cellsOf,
  coded,
  type RowInHand,
  read,
  startTaking,
  taken,
  textOf,
} from '../../../platform/import/row-in-hand.rules.ts'
import { stagedByLabel } from '../../../platform/import/staged.store.ts'
import { canonicalSpelling, type Space } from '../../estate/contract.ts'
import { ensureSpaces, likelyPlace, placeFields, placeOf } from '../../estate/index.ts'
import type { VehicleId } from '../contract.ts'
import { putVehicleKeys } from '../search/search-keys.store.ts'
import { fields } from './field.ts'
import { houseIdOf, type KnownInHouses, lookInHouses, personIn, withoutHouse } from './in-houses.ts'
import { addVehicles, changeVehicles, type KnownVehicle, knownVehicles } from './known-vehicles.store.ts'
import { placePeople } from './place-people.store.ts'
import { readPeople } from './read-people.ts'
import { type SealedPerson, sealPerson } from './seal-person.ts'

interface VehicleDraft {
  /** Empty for a row of a space without a vehicle. */
  readonly plate: string
  readonly kind: string
  readonly brand: string
  readonly colour: string
  readonly note: string
  /** `3-2-1501`, or empty. */
  readonly spelling: string
  readonly owner: SealedPerson | null
  readonly ownerNumber: string
  readonly space: Pick<Space, 'number' | 'kind' | 'place' | 'area' | 'ownership'> | null
}

interface Known extends KnownInHouses {
  readonly vehicles: ReadonlyMap<string, KnownVehicle>
  readonly spaces: ReadonlySet<string>
  readonly owners: ReadonlyMap<string, SealedPerson>
}

type Row = StagedRow<VehicleDraft>

const KINDS: Readonly<Record<string, string>> = { 9901: '家用小汽车', 9902: '客车', 9903: '货车' }

/** Vehicles and the spaces they stand in (车辆和车位); a row may name either. */
export const vehiclesRegister: Register<VehicleDraft, Known> = {
  id: 'vehicles',
  name: '车辆和车位',
  headers: {
    fields: {
      plate: { title: '车牌号', names: '车牌 车牌号码 牌照 牌照号 车辆牌照 车号 车辆号牌' },
      ...placeFields,
      ownerName: {
        ...fields.ownerName,
        title: '车主姓名',
        names: `车主 车主名称 ${fields.ownerName.title} ${fields.ownerName.names}`,
      },
      ownerNumber: fields.ownerNumber,
      phone: { ...fields.phone, names: `${fields.phone.names} 车主电话 车主手机 车主手机号` },
      kind: { title: '车型', names: '车类型 车辆类型 车辆型号 车种' },
      brand: { title: '品牌', names: '车品牌 车辆品牌 品牌型号' },
      colour: { title: '颜色', names: '车身颜色 车辆颜色' },
      space: { title: '车位编号', names: '车位 车位号 车位编码 停车位 停车位号 泊位号' },
      lot: { title: '停车场', names: '停车场编号 停车场名称 车库 车库编号' },
      spaceKind: { title: '车位类型', names: '停车场类型 车位位置' },
      area: { title: '车位面积', names: '面积' },
      ownership: { title: '车位权属', names: '权属 出租还是出售 租售 租售情况 车位性质' },
      from: { title: '开始日期', names: '开始时间 起租日期 起租时间', later: '车位租期由车位登记，这次不写入' },
      until: { title: '结束日期', names: '结束时间 到期日期 到期时间', later: '车位租期由车位登记，这次不写入' },
      note: fields.note,
    },
    likely: [[/车牌/, 'plate'], [/车位.*(?:号|编)/, 'space'], [/手机|电话|联系方式/, 'phone'], ...likelyPlace],
    notOurs: /费|租户|租客|承租/,
    codes: { kind: KINDS, ownership: { H: '出租', S: '出售' } },
  },
  needs: (has) => has('plate') || (has('space') && !has('number')) || has('space'),
  startReading: (recognition, on) => {
    const take = startTaking(recognition)
    return (row) => {
      const inHand = take(row)
      if (inHand === null) return null
      const plate = plateOf(inHand)
      const space = spaceOf(inHand)
      const place = cellsOf(inHand, 'number').length > 0 ? placeOf(inHand, null) : null
      if (plate === '' && space === null && inHand.faults.length === 0) {
        blame(inHand, 'plate', { reason: '没有车牌号，也没有车位编号' })
      }
      const [owner] = plate === '' ? [] : readPeople(inHand, { what: plate, role: 'owner' })
      const label = plate === '' ? (space?.number ?? '') : plate
      if (label === '' || inHand.faults.some(({ weight, fix }) => weight === 'error' && fix === undefined)) {
        return { label: '', draft: null, faults: inHand.faults }
      }
      const draft = {
        ...{ plate, space, kind: (coded(inHand, 'kind', (word) => word) ?? '').slice(0, 20) },
        ...{
          brand: shortText(inHand, 'brand', 20),
          colour: shortText(inHand, 'colour', 10),
          note: shortText(inHand, 'note', 200),
        },
        spelling: place === null ? '' : canonicalSpelling(place),
        owner: owner === undefined ? null : sealPerson(owner, on),
        ownerNumber: textOf(inHand, 'ownerNumber'),
      }
      return { label, draft, faults: inHand.faults }
    }
  },
  look: async (on, rows) => {
    const spellings = rows.map(({ draft }) => draft?.spelling ?? '')
    return {
      ...(await lookInHouses(on, spellings)),
      ...(await knownVehicles(on.tx, {
        ...on,
        plates: rows.map(({ draft }) => draft?.plate ?? ''),
        spaces: rows.map(({ draft }) => draft?.space?.number ?? ''),
      })),
      owners: await ownersOf(on, rows),
    }
  },
  judge: (rows, known) => rows.map((row, at) => judgeVehicle(row, { before: rows[at - 1], known })),
  take: async (on, rows, known) => {
    const drafts = rows.map(({ draft }) => draft as VehicleDraft)
    const spaces = await ensureSpaces(on.tx, {
      ...on,
      spaces: drafts.flatMap(({ space }) => (space === null ? [] : [space])),
    })
    on.made(
      'space',
      spaces.filter(({ created }) => created).map(({ id }) => id),
    )
    await takeVehicles(on, { drafts, known, spaceIds: new Map(spaces.map(({ number, id }) => [number, id])) })
  },
}

const shortText = (inHand: RowInHand, field: string, most: number): string =>
  cleanLine(textOf(inHand, field)).slice(0, most)

const plateOf = (inHand: RowInHand): string =>
  read(inHand, 'plate', (text): CellReading<string> => {
    const plate = readPlate(text)
    if (!plate.ok) return { fault: plate.message }
    const typed = text.trim()
    const plain = typed === plate.value.text || typed.replace(/[·.]/g, '') === plate.value.text
    return plain
      ? { value: plate.value.text }
      : mended(plate.value.text, plate.value.text, '车牌含有空格、全角或小写字母')
  }) ?? ''

const spaceOf = (inHand: RowInHand): VehicleDraft['space'] => {
  const [cell] = cellsOf(inHand, 'space')
  const number = cell === undefined ? '' : (taken(inHand, 'space', { cell, reading: readCode(cell.text) }) ?? '')
  if (number === '') return null
  if ([...number].length > 30) {
    blame(inHand, 'space', { reason: '车位编号超过 30 个字' })
    return null
  }
  const lot = textOf(inHand, 'lot')
  const where = textOf(inHand, 'spaceKind')
  return {
    number,
    kind: /储藏|仓|杂物/.test(where) ? 'storage' : 'parking',
    place: [/^\d*$/.test(lot) ? '' : lot, where]
      .filter((part) => part !== '')
      .join(' ')
      .slice(0, 100),
    area: read(inHand, 'area', (text) => readArea(text, '车位面积')),
    ownership: coded(inHand, 'ownership', ownershipOf) ?? 'unknown',
  }
}

const ownershipOf = (word: string): Space['ownership'] | null =>
  meaningIn<Space['ownership']>(word, [
    [/^s$|出售|已售|产权|业主产权|私有/, 'sold'],
    [/人防/, 'civil-defence'],
    [/共有|公共/, 'common'],
    [/^h$|出租|开发商|未售/, 'developer'],
    [/未登记/, 'unknown'],
    [/其他/, 'other'],
  ])

const ownersOf = async (on: LookOn, rows: readonly Row[]): Promise<ReadonlyMap<string, SealedPerson>> => {
  const numbers = rows.flatMap(({ draft }) => (draft?.ownerNumber ? [draft.ownerNumber] : []))
  const staged = await stagedByLabel<{ people: readonly SealedPerson[] }>(on.tx, {
    ...on,
    register: 'owners',
    labels: numbers,
  })
  return new Map(
    staged.flatMap(({ label, draft }) => (draft.people[0] === undefined ? [] : [[label, draft.people[0]]])),
  )
}

const judgeVehicle = (row: Row, on: { before: Row | undefined; known: Known }): Judged => {
  const { position, label } = row
  const draft = row.draft as VehicleDraft
  if (on.before?.label === label) {
    return {
      position,
      verdict: 'bad',
      what: `与第 ${on.before.row} 行是同一${draft.plate === '' ? '个车位' : '辆车'}，请只留一行`,
    }
  }
  const missing = draft.spelling === '' ? null : withoutHouse(row, draft.spelling, on.known)
  if (missing !== null) return missing
  const newSpace = draft.space !== null && !on.known.spaces.has(draft.space.number)
  const withSpace = newSpace ? `，新增车位 ${draft.space.number}` : ''
  if (draft.plate === '') {
    return newSpace
      ? { position, verdict: 'create', what: `新增车位 ${label}` }
      : { position, verdict: 'same', what: '车位已有，不变' }
  }
  const vehicle = on.known.vehicles.get(draft.plate)
  if (vehicle === undefined) {
    const where = draft.spelling === '' ? '' : `，${draft.spelling}`
    return { position, verdict: 'create', what: `登记车辆 ${draft.plate}${where}${withSpace}` }
  }
  if (draft.spelling !== '' && vehicle.spelling !== '' && vehicle.spelling !== draft.spelling) {
    const what = `车牌 ${draft.plate} 登记在 ${vehicle.spelling}，文件写的是 ${draft.spelling}。车辆已转让的，请先注销原登记`
    return { position, verdict: 'bad', what }
  }
  const changes = changesOf(draft, vehicle)
  if (changes.length === 0 && !newSpace) return { position, verdict: 'same', what: '车辆已有，不变' }
  const what = `${changes.map(({ field, from, to }) => `${field} ${from === '' ? '' : `${from} → `}${to}`).join('；')}${withSpace}`
  const isStale = row.rowVersion !== null && row.rowId === vehicle.id && row.rowVersion !== vehicle.version
  return isStale
    ? { position, verdict: 'conflict', what: `导出之后别人改过这辆车，没有覆盖：${what}`, changes }
    : { position, verdict: 'change', what, changes }
}

const CHANGEABLE = [
  ['kind', '车型'],
  ['brand', '品牌'],
  ['colour', '颜色'],
  ['note', '备注'],
  ['spelling', '房屋'],
] as const

const changesOf = (draft: VehicleDraft, vehicle: KnownVehicle): Change[] => [
  ...CHANGEABLE.flatMap(([fact, field]) =>
    draft[fact] === '' || draft[fact] === vehicle[fact] ? [] : [{ field, from: vehicle[fact], to: draft[fact] }],
  ),
  ...(draft.space === null || draft.space.number === vehicle.spaceNumber
    ? []
    : [{ field: '车位', from: vehicle.spaceNumber, to: draft.space.number }]),
]

const takeVehicles = async (
  on: TakeOn,
  o: { drafts: readonly VehicleDraft[]; known: Known; spaceIds: ReadonlyMap<string, string> },
): Promise<void> => {
  const { tx, communityId } = on
  const withPlate = o.drafts.filter(({ plate }) => plate !== '')
  const ownerOf = ({ owner, ownerNumber }: VehicleDraft) => owner ?? o.known.owners.get(ownerNumber)
  const fresh = withPlate.filter(({ plate }) => !o.known.vehicles.has(plate))
  const people = fresh.flatMap((draft) => {
    const person = ownerOf(draft)
    return person === undefined ? [] : [{ person, known: personIn(o.known.houses.get(draft.spelling), person) }]
  })
  const partyOf = await placePeople(on, people)
  const ids = await addVehicles(tx, {
    communityId,
    vehicles: fresh.map((draft) => {
      const person = ownerOf(draft)
      const { plate, kind, brand, colour, note } = draft
      return {
        ...{ plate, kind, brand, colour, note },
        houseId: draft.spelling === '' ? null : houseIdOf(o.known, draft.spelling),
        partyId: person === undefined ? null : partyOf(person.id),
        spaceId: o.spaceIds.get(draft.space?.number ?? '') ?? null,
      }
    }),
  })
  await putVehicleKeys(tx, { communityId, vehicles: ids.map(({ id, plate }) => ({ id: id as VehicleId, plate })) })
  on.made(
    'vehicle',
    ids.map(({ id }) => id),
  )
  const rows = withPlate.flatMap((draft) => {
    const vehicle = o.known.vehicles.get(draft.plate)
    if (vehicle === undefined) return []
    const houseId = draft.spelling === '' ? vehicle.houseId : houseIdOf(o.known, draft.spelling)
    const { kind, brand, colour, note } = draft
    const before = {
      kind: vehicle.kind,
      brand: vehicle.brand,
      colour: vehicle.colour,
      note: vehicle.note,
      houseId: vehicle.houseId,
      spaceId: vehicle.spaceId,
    }
    return [
      {
        ...{ id: vehicle.id, version: vehicle.version, before },
        facts: {
          ...{
            kind: kind || vehicle.kind,
            brand: brand || vehicle.brand,
            colour: colour || vehicle.colour,
            note: note || vehicle.note,
          },
          ...{ houseId, spaceId: o.spaceIds.get(draft.space?.number ?? '') ?? vehicle.spaceId },
        },
      },
    ]
  })
  const changed = await changeVehicles(tx, { communityId, rows })
  const before = new Map(rows.map((row) => [row.id, row.before]))
  on.changed(
    'vehicle',
    changed.map(({ id, version }) => ({ id, version, before: before.get(id) })),
  )
}
