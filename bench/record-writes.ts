import pg from 'pg'
import type { Sql } from './floor.ts'

export type RecordedWrite = { name: string } & Sql

/** Every insert and update that `work` sends, with its values, in order. */
export const recordWrites = async (work: () => Promise<unknown>): Promise<RecordedWrite[]> => {
  const writes: RecordedWrite[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function recording(this: pg.Client, ...args: unknown[]) {
    const [sent] = args as [{ text?: string; values?: unknown[] } | string]
    if (typeof sent === 'object' && sent.text && /\b(insert into|update)\b/i.test(sent.text)) {
      writes.push({ name: `w${writes.length}`, text: sent.text, values: (sent.values ?? []).map(plain) })
    }
    return (query as (...a: unknown[]) => unknown).apply(this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return writes
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

const UUID_OR_NUMBER = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[A-Z]{2}\d{8}-\d+/g

/** Ids and numbers that the first recording has and the second has not: what a replay must make fresh. */
export const differing = (first: readonly RecordedWrite[], second: readonly RecordedWrite[]): string[] => {
  const marks = (writes: readonly RecordedWrite[]) =>
    new Set(
      JSON.stringify(
        writes.map((w) => w.values),
        (_, v) => (typeof v === 'bigint' ? String(v) : v),
      ).match(UUID_OR_NUMBER) ?? [],
    )
  const there = marks(second)
  return [...marks(first)].filter((mark) => !there.has(mark))
}
