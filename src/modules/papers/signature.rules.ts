import type { Strokes } from './paper.contract.ts'

/** Whether a drawing is a signature and no slip of the finger: it goes some way, in a few points at least. */
export const isSignature = (strokes: Strokes): boolean => {
  const points = strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0)
  return points >= 8 && strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= 150
}

/** A drawing of more points than any name has is refused before it is kept. */
export const MOST_POINTS = 6000

export const pointsIn = (strokes: Strokes): number => strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0)

const lengthOf = (stroke: readonly number[]): number => {
  let length = 0
  for (let at = 2; at + 1 < stroke.length; at += 2) {
    length += Math.hypot((stroke[at] ?? 0) - (stroke[at - 2] ?? 0), (stroke[at + 1] ?? 0) - (stroke[at - 1] ?? 0))
  }
  return length
}

/** A drawing as the path of an SVG that is 1000 wide and 400 high. */
export const pathOf = (strokes: Strokes): string =>
  strokes
    .map((stroke) => {
      const [x = 0, y = 0, ...rest] = stroke
      const lines = rest.reduce((path, value, at) => path + (at % 2 === 0 ? `L${value} ` : `${value}`), '')
      // A dot is a line to itself, or nothing would be seen.
      return `M${x} ${y}${rest.length === 0 ? `L${x} ${y}` : lines}`
    })
    .join('')
