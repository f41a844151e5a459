import type { Transitions } from '../../kernel/transitions.ts'
import type { ClockRule } from './clock-rule.ts'
import type { Priority } from './shapes.ts'

/** What the desk may do to the clocks of a kind by hand; what the policy of a clock forbids stays forbidden. */
export type ByHand = 'extend' | 'pause' | 'priority'

/** Answers, in Chinese, what is still missing for a step; undefined where nothing is. */
export type Guard<Facts> = (facts: Facts) => string | undefined

/** A kind of matter: its name, the letters before its numbers, and the only table that says what may follow what. */
export interface MatterKind<State extends string = string, Action extends string = string, Facts = never> {
  readonly id: string
  /** `报修` */
  readonly name: string
  /** `BX` */
  readonly prefix: string
  readonly process: Transitions<State, Action>
  /** In these states it waits for somebody to take it on; when the rule's time is over it goes up, once. */
  readonly acceptance?: {
    readonly states: readonly NoInfer<State>[]
    readonly rule: ClockRule
    /** Of a priority that waits another time; it is the same clock. */
    readonly byPriority?: Readonly<Partial<Record<Priority, ClockRule>>>
  }
  readonly byHand?: readonly ByHand[]
  /** Here its own steps stop the clocks: in these states, and for these reasons, nobody does so by hand. */
  readonly stopsItself?: { readonly states: readonly NoInfer<State>[]; readonly reasons: readonly string[] }
  /** What must hold for a step beside the table. The server refuses by it, the page names what is missing. */
  readonly guards?: Readonly<Partial<Record<Action, Guard<Facts>>>>
}

const declared = new Map<string, MatterKind>()

/**
 * Declares a kind of matter. The module that owns it calls this in a file that its contract exports, so that server
 * and pages know the words and the steps from the same import. RangeError when the id or the prefix is taken.
 */
export const matterKind = <State extends string, Action extends string, Facts = never>(
  kind: MatterKind<State, Action, Facts>,
): MatterKind<State, Action, Facts> => {
  const taken = [...declared.values()].find((one) => one.id === kind.id || one.prefix === kind.prefix)
  if (taken) throw new RangeError(`matter kind ${kind.id} (${kind.prefix}) collides with ${taken.id} (${taken.prefix})`)
  declared.set(kind.id, kind as unknown as MatterKind)
  return kind
}

/** The reasons for which a clock may be stopped by hand in this state: those of its policy without the kind's own. */
export const reasonsByHand = (kindId: string, state: string, reasons: readonly string[]): readonly string[] => {
  const kind = declared.get(kindId)
  if (!kind?.byHand?.includes('pause') || kind.stopsItself?.states.includes(state)) return []
  return reasons.filter((reason) => !kind.stopsItself?.reasons.includes(reason))
}

/** A declared kind; undefined where its module is not part of this build. */
export const kindOf = (id: string): MatterKind | undefined => declared.get(id)

/** All declared kinds, in the order of declaration. */
export const matterKinds = (): readonly MatterKind[] => [...declared.values()]

/** `报修`; the id where the kind is not known. */
export const kindName = (id: string): string => declared.get(id)?.name ?? id

/** `已派工`; the id of the state where its kind is not known. */
export const stateName = (kind: string, state: string): string =>
  declared.get(kind)?.process.words.states[state] ?? state

/** `派工`; the id of the action where its kind is not known. */
export const actionName = (kind: string, action: string): string =>
  declared.get(kind)?.process.words.actions[action] ?? action
