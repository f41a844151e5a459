/** The write-ahead log that a copy needs: from its first to its last segment, on one timeline. */
export interface WalRange {
  readonly first: string
  readonly last: string
}

const SEGMENT = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/

/** The segment in which the copy begins, as the backup label says it. */
export const firstSegmentOf = (label: string): string => {
  const found = /^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)$/m.exec(label)?.[1]
  if (found === undefined) throw new Error('a backup label names its first segment')
  return found
}

/** Names of every segment of the range. `segmentBytes` is the server's wal_segment_size. */
export const segmentsOf = (range: WalRange, segmentBytes: number): string[] => {
  const perLog = Math.floor(0x1_0000_0000 / segmentBytes)
  const [first, last] = [numberOf(range.first, perLog), numberOf(range.last, perLog)]
  if (first.timeline !== last.timeline) throw new Error('the timeline changed during the copy')
  return Array.from({ length: last.number - first.number + 1 }, (_, i) => {
    const number = first.number + i
    return `${first.timeline}${hex(Math.floor(number / perLog))}${hex(number % perLog)}`
  })
}

const numberOf = (name: string, perLog: number): { timeline: string; number: number } => {
  const [, timeline, log, segment] = SEGMENT.exec(name) ?? []
  if (!timeline || !log || !segment) throw new Error(`${name} is no segment`)
  return { timeline, number: Number.parseInt(log, 16) * perLog + Number.parseInt(segment, 16) }
}

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(8, '0')
