import { z } from 'zod'

export const houseKind = z.enum(['residence', 'villa', 'shop', 'office', 'dormitory', 'apartment', 'storage', 'other'])
export type HouseKind = z.output<typeof houseKind>
export const houseKindNames: Readonly<Record<HouseKind, string>> = {
  residence: '住宅',
  villa: '别墅',
  shop: '商铺',
  office: '办公',
  dormitory: '宿舍',
  apartment: '公寓',
  storage: '储藏间',
  other: '其他',
}

/** 使用状况: what the house is used for. */
export const useStatus = z.enum(['unknown', 'own-use', 'let', 'vacant', 'business', 'other'])
export type UseStatus = z.output<typeof useStatus>
export const useStatusNames: Readonly<Record<UseStatus, string>> = {
  unknown: '未登记',
  'own-use': '自住',
  let: '出租',
  vacant: '空置',
  business: '经营',
  other: '其他',
}

/** 入住状态: how far the house has come. */
export const occupancy = z.enum(['unsold', 'undelivered', 'vacant', 'renovating', 'occupied'])
export type Occupancy = z.output<typeof occupancy>
export const occupancyNames: Readonly<Record<Occupancy, string>> = {
  unsold: '未售',
  undelivered: '未交房',
  vacant: '已交房未入住',
  renovating: '装修中',
  occupied: '已入住',
}

/** 变更方式: how a change of use came about. */
export const useManner = z.enum(['owner-notice', 'lease', 'licence', 'inspection', 'correction', 'other'])
export type UseManner = z.output<typeof useManner>
export const useMannerNames: Readonly<Record<UseManner, string>> = {
  'owner-notice': '业主告知',
  lease: '出租',
  licence: '办理经营手续',
  inspection: '巡查发现',
  correction: '登记更正',
  other: '其他',
}
