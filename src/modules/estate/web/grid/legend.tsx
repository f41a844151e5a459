import { type ColouringId, colourings, nameOf, signOf } from './colourings.ts'

interface LegendProps {
  readonly by: ColouringId
  readonly counts: ReadonlyMap<string, number>
  /** Values that alone stand out; none means all. */
  readonly only: ReadonlySet<string>
  readonly choose: (only: ReadonlySet<string>) => void
}

/** What the colours and signs mean, how many there are; a press lets only these stand out. */
export const Legend = ({ by, counts, only, choose }: LegendProps) => {
  const toggle = (value: string) => {
    const next = new Set(only)
    if (!next.delete(value)) next.add(value)
    choose(next)
  }
  return (
    <div className="legend" role="group" aria-label={`${colourings[by].title}，点一下只看这一种`}>
      {Object.keys(colourings[by].names)
        .filter((value) => (counts.get(value) ?? 0) > 0)
        .map((value) => (
          <button key={value} type="button" aria-pressed={only.has(value)} onClick={() => toggle(value)}>
            <span className={`swatch ${by}-${value}`}>{signOf(by, value)}</span>
            {nameOf(by, value)} <b>{counts.get(value)}</b>
          </button>
        ))}
      {only.size > 0 && (
        <button type="button" className="legend-all" onClick={() => choose(new Set())}>
          显示全部
        </button>
      )}
    </div>
  )
}
