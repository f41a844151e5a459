import { kept } from '../shared/preferences.ts'

/** How this workstation's printer must be met on one kind of paper: everything moved by so many millimetres, and sized. */
export interface PrintOffset {
  /** To the right, in mm; negative to the left. */
  readonly x: number
  /** Down, in mm; negative up. */
  readonly y: number
  /** In percent of the true size. */
  readonly scale: number
}

export const noOffset: PrintOffset = { x: 0, y: 0, scale: 100 }

/** As far as it makes sense: beyond, the paper lies wrong in the printer. */
export const offsetLimits = { mm: 20, leastScale: 80, mostScale: 120 } as const

const within = (value: unknown, least: number, most: number, usual: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual

/** What was set at this workstation for a paper; nothing where nothing was, or what is kept cannot be read. */
export const readOffset = (paper: string): PrintOffset => {
  try {
    const { x, y, scale } = JSON.parse(kept.read(`print.${paper}`) ?? '{}') as Partial<PrintOffset>
    const { mm, leastScale, mostScale } = offsetLimits
    return { x: within(x, -mm, mm, 0), y: within(y, -mm, mm, 0), scale: within(scale, leastScale, mostScale, 100) }
  } catch {
    return noOffset
  }
}

export const keepOffset = (paper: string, offset: PrintOffset): void =>
  kept.write(`print.${paper}`, JSON.stringify(offset))

/** `右移 2 mm，上移 1.5 mm，缩放 98%`; empty where nothing is set. */
export const offsetText = ({ x, y, scale }: PrintOffset): string =>
  [
    x === 0 ? '' : `${x > 0 ? '右' : '左'}移 ${Math.abs(x)} mm`,
    y === 0 ? '' : `${y > 0 ? '下' : '上'}移 ${Math.abs(y)} mm`,
    scale === 100 ? '' : `缩放 ${scale}%`,
  ]
    .filter(Boolean)
    .join('，')
