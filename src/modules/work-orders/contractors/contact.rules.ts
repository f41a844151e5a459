import { type ClockPolicy, strictly } from '../../../kernel/clock-policy.ts'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { ContactOutcome } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { ROUTED } from '../repair.process.ts'
import { ANSWER, FINISH, ON_SITE, PROMISE, rulesThatWait } from '../repair.rules.ts'
import { contactOutcomeNames } from './contract.ts'

export interface ContactMade {
  readonly outcome: ContactOutcome
  readonly spokeWith: string
  readonly said: string
  readonly promisedOn: BusinessDate | null
}

/** What was said, with the day of a promise and of nothing else. Refuses a promise without a day, or of a day gone by. */
export const contactOf = (typed: ContactMade, today: BusinessDate): ContactMade => {
  if (typed.outcome !== 'promised') return { ...typed, promisedOn: null }
  if (typed.promisedOn === null) throw refuse('promise-date-missing')
  if (typed.promisedOn < today) throw refuse('promise-in-the-past', { date: typed.promisedOn })
  return typed
}

/** `约定上门 2026-06-12（周工）：周五带材料来` */
export const contactText = ({ outcome, spokeWith, said, promisedOn }: ContactMade): string => {
  const head = [contactOutcomeNames[outcome], promisedOn].filter(Boolean).join(' ')
  const who = spokeWith === '' ? head : `${head}（${spokeWith}）`
  return said === '' ? who : `${who}：${said}`
}

type Clocks = Parameters<typeof rulesThatWait>[0]

interface ClockToStart {
  readonly rule: string
  readonly name: string
  readonly policy: ClockPolicy
}

/** A promise or a refusal is an answer; a promise is held to its day. */
export const clocksOfContact = ({ clocks, contact }: { clocks: Clocks; contact: ContactMade }) => {
  const { outcome, promisedOn } = contact
  const policy = promisedOn && strictly({ kind: 'by-date', date: promisedOn })
  const runs = clocks.some(({ rule }) => rule === PROMISE)
  return {
    meets: isAnswer(outcome) ? [ANSWER] : [],
    starts: policy && !runs ? [{ rule: PROMISE, name: '保修单位约定上门', policy }] : [],
    retargets: policy && runs ? [{ rule: PROMISE, policy, reason: '改约', countedFrom: 'now' as const }] : [],
    ends: outcome === 'declined' ? [PROMISE] : [],
  }
}

/** Our own times stand still and the contractor has its days to answer; another one has them anew. */
export const clocksOfRoute = (o: { clocks: Clocks; contact: ContactMade; answer: ClockToStart }) => {
  const { clocks, contact, answer } = o
  const said = clocksOfContact({ clocks, contact })
  const runs = clocks.some(({ rule }) => rule === ANSWER)
  const owed = !isAnswer(contact.outcome)
  const own = clocks.filter(({ rule }) => rule === ON_SITE || rule === FINISH)
  return {
    meets: said.meets,
    starts: owed && !runs ? [answer, ...said.starts] : said.starts,
    retargets:
      owed && runs
        ? [{ ...answer, reason: '改派另一家保修单位', countedFrom: 'now' as const }, ...said.retargets]
        : said.retargets,
    ends: contact.outcome === 'promised' ? [] : [PROMISE],
    resumes: [ON_SITE, FINISH],
    pauses: { rules: rulesThatWait(own, ROUTED), reason: ROUTED },
  }
}

const isAnswer = (outcome: ContactOutcome): boolean => outcome === 'promised' || outcome === 'declined'
