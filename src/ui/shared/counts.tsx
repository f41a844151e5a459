import { type ReactNode, useCallback, useEffect, useState } from 'react'

/** Something that knows how many wait: a menu entry, a section of Today. */
interface Countable {
  readonly id?: string
  readonly path?: string
  readonly useCount?: () => number | undefined
}

interface Counts {
  /** By id or path; undefined while it is not known. */
  readonly counts: Readonly<Record<string, number | undefined>>
  readonly total: number
  /** Invisible; must be drawn for the counts to be read. */
  readonly probes: ReactNode
}

/** Sums the counts of things whose hooks run in an invisible component each, so that their number may change. */
export const useCounts = (things: readonly Countable[]): Counts => {
  const [counts, setCounts] = useState<Readonly<Record<string, number | undefined>>>({})
  const told = useCallback((name: string, count: number | undefined) => {
    setCounts((before) => (before[name] === count ? before : { ...before, [name]: count }))
  }, [])
  const counted = things.filter((thing) => thing.useCount !== undefined)
  const probes = counted.map((thing) => <CountProbe key={nameOf(thing)} thing={thing} told={told} />)
  const total = counted.reduce((sum, thing) => sum + (counts[nameOf(thing)] ?? 0), 0)
  return { counts, total, probes }
}

const nameOf = (thing: Countable): string => thing.id ?? thing.path ?? ''

const CountProbe = (props: { thing: Countable; told: (name: string, count: number | undefined) => void }) => {
  const { thing, told } = props
  const useCount = thing.useCount ?? unknown
  const count = useCount()
  const name = nameOf(thing)
  useEffect(() => told(name, count), [told, name, count])
  return null
}

const unknown = (): undefined => undefined
