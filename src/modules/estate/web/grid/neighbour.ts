const steps: Readonly<Record<string, 'side' | 'floor'>> = {
  ArrowLeft: 'side',
  ArrowRight: 'side',
  ArrowUp: 'floor',
  ArrowDown: 'floor',
}

/** The cell that an arrow key leads to: the next one in reading order, or the nearest on the floor above or below. */
export const neighbourOf = (root: HTMLElement | null, from: EventTarget, key: string): HTMLElement | undefined => {
  const way = steps[key]
  if (root === null || way === undefined || !(from instanceof HTMLElement) || !from.matches('.cell')) return undefined
  const cells = [...root.querySelectorAll<HTMLElement>('.cell')]
  const back = key === 'ArrowLeft' || key === 'ArrowUp'
  if (way === 'side') return cells[cells.indexOf(from) + (back ? -1 : 1)]
  const here = from.getBoundingClientRect()
  const beyond = cells
    .map((cell) => ({ cell, at: cell.getBoundingClientRect() }))
    .filter(({ at }) => (back ? at.bottom <= here.top + 2 : at.top >= here.bottom - 2))
  const away = ({ at }: { at: DOMRect }) => Math.abs(at.top - here.top) * 3 + Math.abs(at.left - here.left)
  return beyond.sort((a, b) => away(a) - away(b))[0]?.cell
}
