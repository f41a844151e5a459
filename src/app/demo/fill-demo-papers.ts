import type { DemoCaller } from './demo-caller.ts'

/** A name, as somebody writes it on a screen. */
const DRAWN = [
  [180, 90, 300, 84, 380, 80],
  [282, 40, 280, 120, 276, 200],
  [276, 110, 230, 160, 180, 190],
  [284, 112, 330, 150, 390, 180],
  [210, 230, 300, 224, 350, 226, 300, 262, 284, 280],
  [286, 270, 284, 330, 250, 340],
  [180, 296, 290, 288, 390, 284],
  [520, 100, 522, 170, 524, 240],
  [520, 104, 600, 98, 604, 170, 606, 236],
  [524, 168, 600, 164],
  [526, 238, 604, 234],
  [680, 70, 676, 200, 640, 310],
  [682, 74, 780, 68, 784, 180, 782, 300, 750, 290],
  [684, 144, 778, 140],
  [682, 214, 776, 210],
]

interface Listed {
  readonly id: string
}

/** One slip of a lent key is signed on the screen by whoever took the key. */
export const fillDemoPapers = async (as: DemoCaller): Promise<void> => {
  const { papers } = await as.get<{ papers: Listed[] }>('/papers?kind=keys.loan-slip&sort=number')
  const slip = papers[1] ?? papers[0]
  if (!slip) return
  const { hash } = await as.get<{ hash: string }>(`/papers/${slip.id}`)
  await as.post(`/papers/${slip.id}/sign`, { place: '借用人', name: '赵经理', strokes: DRAWN, hash })
}
