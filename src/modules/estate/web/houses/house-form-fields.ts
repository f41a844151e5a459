import { type Building, houseKindNames, occupancyNames, useStatusNames } from '../../contract.ts'
import { choicesOf, type FieldOf } from '../field-list.tsx'

/** Where the house is; the entrances offered are those of the building chosen. */
export const placeFields = (buildings: readonly Building[], chosen: unknown): FieldOf[] => [
  {
    ...{ name: 'buildingId', label: '楼栋', kind: 'choice', half: true },
    choices: buildings.map(({ id, code, name }) => ({
      value: id,
      label: name === '' ? `${code} 栋` : `${code} 栋 ${name}`,
    })),
  },
  {
    ...{ name: 'entranceId', label: '单元', kind: 'choice', mayBeEmpty: true, half: true },
    choices: (buildings.find(({ id }) => id === chosen)?.entrances ?? []).map(({ id, code }) => ({
      value: id,
      label: `${code} 单元`,
    })),
  },
  { name: 'number', label: '房号', kind: 'line', half: true, extra: '例如 1501；商铺写 S12。' },
  { name: 'floor', label: '楼层', kind: 'whole-number', half: true },
]

/** §12.4.3: what the title register keeps of a house. */
export const factFields: readonly FieldOf[] = [
  { name: 'kind', label: '房屋类型', kind: 'choice', choices: choicesOf(houseKindNames), half: true },
  { name: 'layout', label: '户型', kind: 'line', half: true },
  { name: 'builtArea', label: '建筑面积', kind: 'decimal', half: true },
  { name: 'usableArea', label: '套内（使用）面积', kind: 'decimal', half: true },
  { name: 'landArea', label: '分摊土地面积', kind: 'decimal', half: true },
  { name: 'occupancy', label: '入住状态', kind: 'choice', choices: choicesOf(occupancyNames), half: true },
  { name: 'deliveredOn', label: '交房日期', kind: 'date', half: true },
  { name: 'garageUse', label: '车库使用情况', kind: 'line' },
  { name: 'attachedFacilities', label: '附属设施', kind: 'paragraphs' },
  { name: 'note', label: '备注', kind: 'paragraphs' },
]

/** Only asked for a new house: later it changes by its own act, which keeps when and how. */
export const useStatusField: FieldOf = {
  ...{ name: 'useStatus', label: '使用状况', kind: 'choice', half: true },
  choices: choicesOf(useStatusNames),
}
