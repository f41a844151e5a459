import type { ClockPolicy } from '../../../kernel/clock-policy.ts'
import type { RuleTarget } from '../clock-rule.ts'

/** A policy as the form holds it: time in the unit people think in. */
export interface PolicyForm {
  readonly kind: RuleTarget['kind']
  readonly amount: number
  readonly unit: 'hours' | 'minutes'
  readonly reasons: readonly string[]
  readonly mostHours: number | null
  readonly extension: ClockPolicy['extension']
}

export const kindNames: Readonly<Record<RuleTarget['kind'], string>> = {
  'natural-time': '自然时间，不分昼夜',
  'working-time': '只计营业时间',
  'end-of-day': '第几天 24:00',
  'working-days': '第几个工作日 24:00',
}

export const countsTime = (kind: RuleTarget['kind'] | undefined): boolean =>
  kind === 'natural-time' || kind === 'working-time'

export const formOf = ({ target, pauses, extension }: ClockPolicy): PolicyForm => {
  const rest = {
    reasons: pauses.reasons,
    mostHours: pauses.mostMinutes === null ? null : pauses.mostMinutes / 60,
    extension,
  }
  if (target.kind === 'by-date') throw new RangeError('a rule counts no date')
  if (!('minutes' in target)) return { kind: target.kind, amount: target.days, unit: 'hours', ...rest }
  const whole = target.minutes % 60 === 0
  const amount = whole ? target.minutes / 60 : target.minutes
  return { kind: target.kind, amount, unit: whole ? 'hours' : 'minutes', ...rest }
}

export const policyOf = (form: PolicyForm): ClockPolicy => ({
  target: targetOf(form),
  pauses: {
    reasons: [...(form.reasons ?? [])],
    mostMinutes: form.mostHours == null ? null : Math.round(form.mostHours * 60),
  },
  extension: form.extension ?? 'never',
})

const targetOf = ({ kind, amount, unit }: PolicyForm): RuleTarget => {
  if (kind === 'end-of-day' || kind === 'working-days') return { kind, days: amount }
  return { kind, minutes: unit === 'hours' ? Math.round(amount * 60) : amount }
}
