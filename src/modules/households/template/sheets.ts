import type { FilledFor, TemplateColumn, TemplateSheet } from '../../../platform/app/slots.ts'
import {
  type HouseKind,
  houseKindNames,
  type Occupancy,
  spaceKindNames,
  spaceOwnershipNames,
  type UseStatus,
} from '../../estate/contract.ts'
import { identityKindNames, sexNames } from '../parties/contract.ts'
import { lastDayOf } from '../period-text.ts'
import { personCells } from './person-cells.ts'
import {
  housesWithOwners,
  leasesWithTenants,
  occupantsOfDay,
  type StoredHouse,
  type StoredLease,
  type StoredOccupant,
  type StoredPlace,
  type StoredVehicle,
  vehiclesAndSpaces,
} from './registers.store.ts'

/** How far a house has come and what it is used for, in the one word that says both; other pairs say nothing. */
const statusWords: Readonly<Partial<Record<`${Occupancy}/${UseStatus}`, string>>> = {
  'unsold/unknown': '未售',
  'undelivered/unknown': '未交房',
  'vacant/vacant': '空置',
  'vacant/unknown': '已交房未入住',
  'renovating/unknown': '装修中',
  'occupied/let': '出租',
  'occupied/business': '经营',
  'occupied/own-use': '自住',
  'occupied/unknown': '已入住',
}

const text = (header: string, note: string, more: Partial<TemplateColumn> = {}): TemplateColumn => ({
  ...{ header, kind: 'text', note },
  ...more,
})
const day = (header: string, note: string): TemplateColumn => ({ header, kind: 'day', note, width: 13 })
const number = (header: string, note: string): TemplateColumn => ({ header, kind: 'decimal', note })
const choice = (header: string, note: string, names: Readonly<Record<string, string>>): TemplateColumn =>
  text(header, note, { choices: Object.values(names).filter((name) => name !== '') })

const place: readonly TemplateColumn[] = [
  text('楼号', '必填。例如 3、A2、商业街。'),
  text('单元', '没有单元的别墅、商铺留空。'),
  text('房号', '必填。例如 1501。'),
]
const placeOf = ({ building, entrance, number: door }: StoredPlace) => [building, entrance, door]

const identity: readonly TemplateColumn[] = [
  choice('证件类型', '不填按身份证。', identityKindNames),
  text('身份证号', '也可以是其他证件的号码。星号遮住的号码表示不变。', { width: 22 }),
]
const phone = text('手机号', '几个号码用顿号隔开。星号遮住的号码表示不变。', { width: 16 })

const houses: TemplateSheet = {
  name: '房屋与业主',
  order: 10,
  right: 'households.read',
  columns: [
    ...place,
    { header: '楼层', kind: 'integer', note: '不填由房号推算。' },
    choice('房屋类型', '', houseKindNames),
    text('户型', '例如 三室两厅。'),
    number('建筑面积', '平方米。'),
    number('套内面积', '平方米，不大于建筑面积。'),
    number('分摊土地面积', '平方米。'),
    text('房屋状态', '入住和使用情况合成的一个词。', { choices: Object.values(statusWords) }),
    day('交房日期', ''),
    text('附属设施', '', { width: 18 }),
    text('车库使用情况', ''),
    text('备注', '', { width: 24 }),
    text('业主姓名', '几位业主写几行，房屋资料重复即可；也可以在一格里用顿号隔开。', { width: 16 }),
    choice('性别', '', sexNames),
    phone,
    ...identity,
  ],
  filled: (on) => ({
    query: housesWithOwners(on),
    rows: (house: StoredHouse) => {
      const facts = factsOf(house)
      const owners = house.owners.length === 0 ? [[]] : house.owners.map((owner) => [owner])
      return owners.map((people) => {
        const cells = personCells(people, on)
        const sex = people[0] === undefined ? '' : sexNames[people[0].sex]
        return {
          ...{ id: house.id, version: house.version },
          values: [...facts, cells.names, sex, cells.phones, cells.identityKind, cells.identity],
        }
      })
    },
  }),
}

const factsOf = (house: StoredHouse) => [
  ...placeOf(house),
  house.floor,
  houseKindNames[house.kind satisfies HouseKind],
  house.layout,
  house.builtArea,
  house.usableArea,
  house.landArea,
  statusWords[`${house.occupancy}/${house.useStatus}`] ?? '',
  house.deliveredOn,
  house.attachedFacilities,
  house.garageUse,
  house.note,
]

const leases: TemplateSheet = {
  name: '租户与租约',
  order: 20,
  right: 'households.read',
  columns: [
    ...place,
    text('出租部位', '整套出租留空；例如 主卧。'),
    text('承租人', '必填。几位承租人用顿号隔开。', { width: 16 }),
    phone,
    ...identity,
    day('起租日期', '必填。'),
    day('到期日期', '必填，租期的最后一天。'),
    text('备注', '', { width: 24 }),
  ],
  filled: (on) => ({
    query: leasesWithTenants(on),
    rows: (lease: StoredLease) => {
      const { names, phones, identityKind, identity: numbers } = personCells(lease.tenants, on)
      const people = [names, phones, identityKind, numbers]
      const { id, version } = lease
      return [
        {
          id,
          version,
          values: [...placeOf(lease), lease.part, ...people, lease.from, lastDayOf(lease.until), lease.note],
        },
      ]
    },
  }),
}

const occupants: TemplateSheet = {
  name: '住户',
  order: 30,
  right: 'households.read',
  columns: [
    ...place,
    text('住户姓名', '必填。', { width: 16 }),
    text('与业主关系', '例如 配偶、子女、租户。'),
    day('入住日期', ''),
    day('迁出日期', '仍在住的留空。'),
    phone,
    ...identity,
  ],
  filled: (on) => ({
    query: occupantsOfDay(on),
    rows: (one: StoredOccupant) => {
      const { names, phones, identityKind, identity: numbers } = personCells([one.person], on)
      const last = one.until === null ? null : lastDayOf(one.until)
      const { id, version } = one
      return [
        { id, version, values: [...placeOf(one), names, one.relation, one.from, last, phones, identityKind, numbers] },
      ]
    },
  }),
}

const vehicles: TemplateSheet = {
  name: '车辆与车位',
  order: 40,
  right: 'households.read',
  columns: [
    text('车牌号', '车位上没有车的，这一格留空、填车位编号。'),
    text('楼号', ''),
    text('单元', ''),
    text('房号', '车主所在的房屋。'),
    text('车主姓名', '', { width: 16 }),
    phone,
    text('车型', ''),
    text('品牌', ''),
    text('颜色', ''),
    text('车位编号', '例如 B1-023。', { width: 14 }),
    choice('车位类型', '', spaceKindNames),
    number('车位面积', '平方米。'),
    choice('车位权属', '', spaceOwnershipNames),
    text('备注', '', { width: 24 }),
  ],
  filled: (on) => ({
    query: vehiclesAndSpaces(on),
    rows: (one: StoredVehicle) => [{ id: one.id, version: one.version, values: vehicleCells(one, on) }],
  }),
}

const vehicleCells = (one: StoredVehicle, on: FilledFor) => {
  const owner = personCells(one.owner === null ? [] : [one.owner], on)
  return [
    ...[one.plate, ...placeOf(one), owner.names, owner.phones, one.kind, one.brand, one.colour, one.space],
    one.spaceKind === null ? null : spaceKindNames[one.spaceKind],
    one.area,
    one.ownership === null ? null : spaceOwnershipNames[one.ownership],
    one.note,
  ]
}

export const householdSheets: readonly TemplateSheet[] = [houses, leases, occupants, vehicles]
