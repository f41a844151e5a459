import type { HousePlace } from '../house-number.rules.ts'

/** As people say it: `3栋2单元1501`, `商业街S12`, `A座` stays as it is named. */
export const houseName = ({ building, entrance, number }: HousePlace): string => {
  const where = endsInCode(building) ? `${building}栋` : building
  const door = entrance !== null && endsInCode(entrance) ? `${entrance}单元` : (entrance ?? '')
  return `${where}${door}${number}`
}

/** The floor that a number tells: 1501 is on 15, 302A on 3, 12 on none. */
export const floorOfNumber = (number: string): number | null => {
  const digits = /^([0-9]{1,2})[0-9]{2}[A-Z]?$/.exec(number)?.[1]
  return digits === undefined || Number(digits) === 0 ? null : Number(digits)
}

const endsInCode = (code: string): boolean => /[0-9A-Za-z]$/.test(code)
