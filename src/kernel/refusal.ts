/**
 * A refusal is an expected "no" with a machine code, one HTTP status and one Chinese sentence that says what
 * happened and what to do next. Modules declare theirs in `refusals.ts`; the app collects all tables for a test.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  /** Facts a page needs besides the sentence (for instance both versions of a row edited twice). */
  readonly facts: Readonly<Record<string, unknown>>
  /** Where in the input the fault lies, each with its own sentence. */
  readonly fields: readonly FieldFault[]

  constructor(init: {
    code: string
    status: number
    sentence: string
    facts?: Readonly<Record<string, unknown>>
    fields?: readonly FieldFault[]
  }) {
    super(init.sentence)
    this.name = 'Refusal'
    this.code = init.code
    this.status = init.status
    this.facts = init.facts ?? {}
    this.fields = init.fields ?? []
  }
}

export interface FieldFault {
  readonly path: string
  readonly message: string
}

// biome-ignore lint/suspicious/noExplicitAny: the table is open in its facts; each entry fixes its own.
type Sentence = (facts: any) => string

export interface RefusalEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503 | 507
  readonly sentence: Sentence
}

export type RefusalTable = Readonly<Record<string, RefusalEntry>>

/** Facts of a refusal as its sentence declares them; none where the sentence takes none. */
type FactsOf<E extends RefusalEntry> = Parameters<E['sentence']> extends [infer F] ? [facts: F] : []

/**
 * Declares a module's refusals and returns the function that makes them: `throw refuse('lent', { holder })`.
 * The code on the wire is `<module>.<name>`.
 */
export const refusals = <const T extends RefusalTable>(module: string, table: T) => {
  const refuse = <K extends keyof T & string>(name: K, ...facts: FactsOf<T[K]>): Refusal => {
    const entry = table[name] as RefusalEntry
    const given = (facts[0] ?? {}) as Record<string, unknown>
    return new Refusal({
      code: `${module}.${name}`,
      status: entry.status,
      sentence: entry.sentence(given),
      facts: given,
    })
  }
  return Object.assign(refuse, { module, table: table as RefusalTable })
}
