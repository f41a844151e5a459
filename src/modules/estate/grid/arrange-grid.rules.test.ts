import { describe, expect, it } from 'vitest'
import { arrangeGrid, type GridRow } from './arrange-grid.rules.ts'

const row = (place: { code: string; entrance: string | null; floor: number | null; number: string }): GridRow => ({
  buildingId: place.code as never,
  code: place.code,
  name: '',
  kind: 'residential',
  entranceId: place.entrance as never,
  entrance: place.entrance,
  floor: place.floor,
  house: {
    id: place.number as never,
    number: place.number,
    spelling: '',
    kind: 'residence',
    occupancy: 'occupied',
    useStatus: 'own-use',
  },
})

describe('楼盘图', () => {
  it('puts entrances side by side, the highest floor on top, houses in their order', () => {
    const [building] = arrangeGrid([
      row({ code: '3', entrance: null, floor: 1, number: 'S1' }),
      row({ code: '3', entrance: '1', floor: 1, number: '101' }),
      row({ code: '3', entrance: '1', floor: 1, number: '102' }),
      row({ code: '3', entrance: '1', floor: 10, number: '1001' }),
      row({ code: '3', entrance: '1', floor: -1, number: 'B1' }),
      row({ code: '3', entrance: '2', floor: null, number: 'X' }),
    ])
    const shown = building?.columns.map((column) => [
      column.entrance,
      column.floors.map(({ floor, houses }) => [floor, houses.map(({ number }) => number).join(' ')]),
    ])
    expect(shown).toEqual([
      [null, [[1, 'S1']]],
      [
        '1',
        [
          [10, '1001'],
          [1, '101 102'],
          [-1, 'B1'],
        ],
      ],
      ['2', [[null, 'X']]],
    ])
  })

  it('shows a building that has no houses yet', () => {
    const empty: GridRow = { ...row({ code: '4', entrance: null, floor: null, number: '' }), house: null }
    expect(arrangeGrid([empty])).toMatchObject([{ code: '4', columns: [] }])
  })
})
