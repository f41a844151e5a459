import type { ClockPolicy, ClockTarget } from '../../kernel/clock-policy.ts'

/** What a deadline may count in a setting: everything but a date, which belongs to one matter and not to a rule. */
export type RuleTarget = Exclude<ClockTarget, { kind: 'by-date' }>

/** A deadline of the trade with its default. A community may tighten or loosen it; what runs keeps what it began with. */
export interface ClockRule {
  /** `complaint.handled` */
  readonly id: string
  /** `投诉处理时限` */
  readonly name: string
  /** Where the default comes from: `§10.3`; empty where no clause fixes it. */
  readonly clause: string
  /** From what to what it counts: `登记 → 记录处理结果`. */
  readonly counts: string
  /** Counted on the wall, all day and night: no community may make it wait for its opening hours. */
  readonly dayAndNight: boolean
  readonly policy: ClockPolicy & { readonly target: RuleTarget }
}

/** A rule as a module declares it; never paused and never extended unless it says so. */
interface DeclaredRule extends Omit<ClockRule, 'policy' | 'clause' | 'dayAndNight'> {
  readonly clause?: string
  readonly dayAndNight?: true
  readonly target: RuleTarget
  /** The limited list of reasons for which it may stand still. */
  readonly pauses?: readonly string[]
  readonly extension?: 'once'
}

const declared = new Map<string, ClockRule>()

/**
 * Declares a deadline with its default. Called in a file that the module's contract exports, so that the page of
 * settings and the server know it from the same import. RangeError when the id is taken.
 */
export const clockRule = ({ target, pauses = [], extension, ...rule }: DeclaredRule): ClockRule => {
  if (declared.has(rule.id)) throw new RangeError(`clock rule ${rule.id} is declared twice`)
  const made: ClockRule = {
    clause: '',
    dayAndNight: false,
    ...rule,
    policy: { target, pauses: { reasons: [...pauses], mostMinutes: null }, extension: extension ?? 'never' },
  }
  declared.set(made.id, made)
  return made
}

/** All declared rules, in the order of declaration. */
export const clockRules = (): readonly ClockRule[] => [...declared.values()]

export const clockRuleOf = (id: string): ClockRule | undefined => declared.get(id)

/**
 * Why a community may not have this policy for the rule, in Chinese; undefined where it may. The length is free; a
 * clock that may not stand still or be extended stays so, and pause reasons come from the rule's own list.
 */
export const policyFault = (rule: ClockRule, policy: ClockPolicy): string | undefined => {
  if (policy.target.kind === 'by-date') return '时限须按时长或天数设置，不能设成某一天'
  if (rule.dayAndNight && policy.target.kind !== 'natural-time') return `“${rule.name}”昼夜都计，只能按自然时间设置`
  const foreign = policy.pauses.reasons.filter((reason) => !rule.policy.pauses.reasons.includes(reason))
  if (foreign.length > 0) return `“${rule.name}”不能因“${foreign.join('、')}”暂停`
  if (policy.extension === 'once' && rule.policy.extension === 'never') return `“${rule.name}”不能延期`
  return undefined
}
