import { type GridHouse, houseKindNames, occupancyNames, useStatusNames } from '../../contract.ts'

interface Colouring {
  readonly title: string
  readonly valueOf: (house: GridHouse) => string
  readonly names: Readonly<Record<string, string>>
  /** One sign in the cell for each value, so that nothing hangs on the colour alone. */
  readonly signs: Readonly<Record<string, string>>
}

/** What the grid may be coloured by. */
export const colourings = {
  occupancy: {
    title: '入住状态',
    valueOf: (house) => house.occupancy,
    names: occupancyNames,
    signs: { occupied: '住', renovating: '装', vacant: '空', undelivered: '未交', unsold: '未售' },
  },
  'use-status': {
    title: '使用状况',
    valueOf: (house) => house.useStatus,
    names: useStatusNames,
    signs: { unknown: '—', 'own-use': '自住', let: '租', vacant: '空', business: '经营', other: '其他' },
  },
  kind: {
    title: '房屋类型',
    valueOf: (house) => house.kind,
    names: houseKindNames,
    signs: {
      residence: '宅',
      villa: '墅',
      shop: '铺',
      office: '办',
      dormitory: '宿',
      apartment: '寓',
      storage: '储',
      other: '其他',
    },
  },
} as const satisfies Readonly<Record<string, Colouring>>

export type ColouringId = keyof typeof colourings

export const isColouring = (id: string | undefined): id is ColouringId =>
  id !== undefined && Object.keys(colourings).includes(id)

export const signOf = (by: ColouringId, value: string): string => (colourings[by] as Colouring).signs[value] ?? ''
export const nameOf = (by: ColouringId, value: string): string => (colourings[by] as Colouring).names[value] ?? value
