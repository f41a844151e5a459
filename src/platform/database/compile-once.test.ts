import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import { describe, expect, it } from 'vitest'
import { compiledOnce } from './compile-once.ts'
import type { Tx } from './tx.ts'

const tx: Tx = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

interface Question {
  readonly house: string
  readonly day: string
}

const other: Question = { house: 'another', day: '1970-01-01' }
const counted = (build: (question: Question) => RawBuilder<unknown>) => {
  let built = 0
  const statement = compiledOnce((question: Question) => {
    built += 1
    return build(question)
  })
  const ask = (question: Question, o: { scope?: object; key?: string } = {}) =>
    statement(tx, { scope: tx, key: 'k', question, other, ...o })
  return { ask, built: () => built }
}

describe('A large statement', () => {
  it('is built for the first question only, and carries the values of each', () => {
    const { ask, built } = counted(({ house, day }) => sql`select ${house}, ${day}, ${'always'}, ${house}`)
    const first = ask({ house: 'a', day: '2026-01-01' })
    const second = ask({ house: 'b', day: '2026-01-02' })
    expect(first.parameters).toEqual(['a', '2026-01-01', 'always', 'a'])
    expect(second.parameters).toEqual(['b', '2026-01-02', 'always', 'b'])
    expect(second.sql).toBe(first.sql)
    expect(built()).toBe(2)
  })

  it('with a value derived from the question is built anew each time, and is right all the same', () => {
    const { ask, built } = counted(({ house }) => sql`select ${`${house}!`}`)
    expect(ask({ house: 'a', day: '' }).parameters).toEqual(['a!'])
    expect(ask({ house: 'b', day: '' }).parameters).toEqual(['b!'])
    expect(built()).toBe(4)
  })

  it('whose text depends on the question is built anew as well', () => {
    const { ask } = counted(({ house }) => sql`select ${sql.lit(house)}`)
    expect(ask({ house: 'a', day: '' }).sql).toBe("select 'a'")
    expect(ask({ house: 'b', day: '' }).sql).toBe("select 'b'")
  })

  it('is another one under another key or in another scope', () => {
    let text = 'x'
    const { ask } = counted(() => sql`select ${sql.lit(text)}`)
    const question = { house: 'a', day: '' }
    ask(question)
    text = 'y'
    expect(ask(question).sql).toBe("select 'x'")
    expect(ask(question, { key: 'other' }).sql).toBe("select 'y'")
    expect(ask(question, { scope: {} }).sql).toBe("select 'y'")
  })
})
