import type { CompiledQuery, RawBuilder } from 'kysely'
import type { Tx } from './tx.ts'

type Question = Readonly<Record<string, unknown>>

/**
 * A large statement whose text does not depend on what is asked: built and compiled for the first question of a
 * `scope` and `key`, afterwards only the values are put in. Which value goes where is learnt by building it twice, for the question
 * and for `other`, the same question with every value that may vary made different; a statement in which a value is
 * derived from the question is found out by that, and compiled anew each time.
 */
export const compiledOnce = <Q extends object, R>(
  build: (question: Q) => RawBuilder<R>,
): ((tx: Tx, o: { scope: object; key: string; question: Q; other: Q }) => CompiledQuery<R>) => {
  const scopes = new WeakMap<object, Map<string, Plan | 'differs'>>()
  return (tx, { scope, key, question, other }) => {
    const plans = scopes.get(scope) ?? new Map<string, Plan | 'differs'>()
    scopes.set(scope, plans)
    const known =
      plans.get(key) ?? planOf(build(question).compile(tx), build(other).compile(tx), { question, other } as Asked)
    plans.set(key, known)
    if (known === 'differs') return build(question).compile(tx)
    const parameters = known.slots.map((slot) => ('name' in slot ? (question as Question)[slot.name] : slot.value))
    return { ...known.compiled, parameters } as CompiledQuery<R>
  }
}

interface Asked {
  readonly question: Question
  readonly other: Question
}

type Slot = { readonly name: string } | { readonly value: unknown }

interface Plan {
  readonly compiled: CompiledQuery<unknown>
  readonly slots: readonly Slot[]
}

const planOf = (compiled: CompiledQuery<unknown>, again: CompiledQuery<unknown>, asked: Asked): Plan | 'differs' => {
  const slots = compiled.parameters.map((value, at) => slotOf(value, again.parameters[at], asked))
  if (compiled.sql !== again.sql || slots.some((slot) => slot === undefined)) return 'differs'
  return { compiled, slots: slots as Slot[] }
}

const slotOf = (value: unknown, again: unknown, { question, other }: Asked): Slot | undefined => {
  const name = Object.keys(question).find((one) => question[one] === value && other[one] === again)
  const varies = name !== undefined && question[name] !== other[name]
  if (varies) return { name }
  return JSON.stringify(value) === JSON.stringify(again) ? { value } : undefined
}
