import { refusals } from './refusal.ts'

/** Refusal of an action that the process does not permit in its present state. */
export const refuseTransition = refusals('transition', {
  'not-permitted': {
    status: 409,
    sentence: (f: { subject: string; stateWord: string; actionWord: string; permittedWords: readonly string[] }) =>
      `${f.subject}现在是“${f.stateWord}”，不能“${f.actionWord}”；${possible(f.permittedWords)}。`,
  },
})

const possible = (words: readonly string[]): string =>
  words.length === 0 ? '流程已经结束，不能再操作' : `现在可以：${words.join('、')}`

type Table<T> = { readonly [S in keyof T]: { readonly [action: string]: keyof T & string } }
type StateIn<T> = keyof T & string
type ActionIn<T> = { [S in keyof T]: keyof T[S] & string }[keyof T]

/** What people call the process, its states and its actions; pages and refusals speak with these words. */
export interface ProcessWords<State extends string, Action extends string> {
  /** What the process is about: `钥匙`. */
  readonly subject: string
  /** The state a new one begins in. */
  readonly start: NoInfer<State>
  readonly states: Readonly<Record<State, string>>
  readonly actions: Readonly<Record<Action, string>>
}

export interface Transitions<State extends string, Action extends string> {
  readonly start: State
  readonly states: readonly State[]
  readonly actions: readonly Action[]
  readonly words: ProcessWords<State, Action>
  /** The state after `action`; throws the refusal `transition.not-permitted` (409) where the table has no such step. */
  next(state: State, action: Action): State
  permits(state: State, action: Action): boolean
  /** Actions open in `state`, in the order of the table: what a page offers as buttons. */
  actionsFrom(state: State): readonly Action[]
  /** True where nothing can follow. */
  isFinal(state: State): boolean
  /** The table as a Mermaid state diagram, for the documents. */
  diagram(): string
}

/** The state names of a table: `type KeyState = StateOf<typeof keyProcess>`. */
export type StateOf<P> = P extends Transitions<infer State, string> ? State : never

/** The action names of a table. */
export type ActionOf<P> = P extends Transitions<string, infer Action> ? Action : never

/**
 * The only door of a process: which action leads from which state to which.
 * `transitions({ kept: { lend: 'lent' }, lent: { return: 'kept' } }, { subject: '钥匙', start: 'kept', states: …, actions: … })`.
 * A target that is no state, and a state or action unknown to `next`, do not compile. A final state is `{}`.
 */
export const transitions = <const T extends Table<T>>(
  table: T,
  words: ProcessWords<StateIn<T>, ActionIn<T>>,
): Transitions<StateIn<T>, ActionIn<T>> => {
  type State = StateIn<T>
  type Action = ActionIn<T>
  const states = Object.keys(table) as State[]
  const steps = new Map(states.map((state) => [state, new Map(Object.entries(table[state]) as [Action, State][])]))
  const stepsOf = (state: State): ReadonlyMap<Action, State> => {
    const found = steps.get(state)
    if (!found) throw new RangeError(`unknown state of ${words.subject}: ${state}`)
    return found
  }
  const actionsFrom = (state: State): Action[] => [...stepsOf(state).keys()]

  return {
    start: words.start,
    states,
    actions: [...new Set(states.flatMap(actionsFrom))],
    words,
    next: (state, action) => {
      const to = stepsOf(state).get(action)
      if (to !== undefined) return to
      throw refuseTransition('not-permitted', {
        subject: words.subject,
        stateWord: words.states[state],
        actionWord: words.actions[action] ?? action,
        permittedWords: actionsFrom(state).map((one) => words.actions[one]),
      })
    },
    permits: (state, action) => stepsOf(state).has(action),
    actionsFrom,
    isFinal: (state) => stepsOf(state).size === 0,
    diagram: () => mermaid({ start: words.start, words, states, stepsOf }),
  }
}

const mermaid = <State extends string, Action extends string>(process: {
  start: State
  words: ProcessWords<State, Action>
  states: readonly State[]
  stepsOf: (state: State) => ReadonlyMap<Action, State>
}): string => {
  // Names like `not-found` are no identifiers in Mermaid.
  const node = (state: State): string => state.replace(/\W/g, '_')
  const named = process.states.map((state) => `  state "${process.words.states[state]}" as ${node(state)}`)
  const arrows = process.states.flatMap((state) => {
    const steps = [...process.stepsOf(state)]
    if (steps.length === 0) return [`  ${node(state)} --> [*]`]
    return steps.map(([action, to]) => `  ${node(state)} --> ${node(to)} : ${process.words.actions[action]}`)
  })
  return ['stateDiagram-v2', ...named, `  [*] --> ${node(process.start)}`, ...arrows].join('\n')
}
