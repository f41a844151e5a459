import { businessDateAt } from '../../kernel/dates.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { useCase } from '../../platform/http/use-case.ts'
import { acceptancesOf, forAcceptance, type Standing, waitGoesOn } from './acceptance.ts'
import { saveAssigned } from './bulk.store.ts'
import { calendarOfCommunity } from './calendar.store.ts'
import { stepClocks } from './clock-steps.ts'
import * as contract from './contract.ts'
import { type LockedMatter, lockMatters } from './matter.store.ts'
import { kindOf, type MatterKind } from './matter-kind.ts'
import { demandVersion } from './move-matter.ts'
import { demandColleague } from './open-matter.ts'
import { refuse } from './refusals.ts'

/**
 * Gives many matters to one person or role. Each is decided by itself: what was moved meanwhile or cannot be assigned
 * in its state is left alone and named with the reason; all others are saved in one statement.
 */
export const assignMatters = useCase(contract.assignMatters, async (context, { matters, to, note }) => {
  const { tx, communityId, actor, now } = context
  await demandColleague(context, to)
  const versions = new Map(matters.map(({ id, version }) => [id, version]))
  const held = await lockMatters(tx, { communityId, matterIds: [...versions.keys()] })
  const decided = held.map((matter) => decide(matter, versions.get(matter.id) ?? 0))
  const moved = decided.flatMap((one) => ('state' in one ? [one] : []))
  const waits = await acceptancesOf(context, moved.map(standingOf))
  const since = held.reduce((first, { openedAt }) => (openedAt < first ? openedAt : first), now)
  const calendar = await calendarOfCommunity(tx, { communityId, from: businessDateAt(since) })
  const assigned = moved.map(({ matter, state, kind }) => {
    const standing = standingOf({ matter, state, kind })
    const meets = matter.clocks.filter(forAcceptance).map(({ rule }) => rule)
    const steps = waitGoesOn(matter, { ...standing, assignee: to }) ? {} : { meets, starts: waits(standing) }
    const stepped = stepClocks(matter.clocks, steps, { now, calendar, newId: () => crypto.randomUUID() })
    const entry = { id: crypto.randomUUID(), kind: 'moved', at: now, authorId: actor.staffId, body: note } as const
    return { matter, state, entry, clocks: stepped.map((one) => ({ ...one, matterId: matter.id, calendar })) }
  })
  if (assigned.length > 0) await saveAssigned(tx, { communityId, to, at: now, assigned })
  for (const { matter, state } of assigned) {
    const about = { matterId: matter.id, kind: matter.kind, number: matter.number, houseId: matter.houseId }
    context.tell({ name: 'matters.moved', payload: { ...about, action: 'assign', from: matter.state, to: state } })
    context.audit({ fields: [matter.number] })
  }
  const found = new Set<string>(held.map(({ id }) => id))
  const lost = [...versions.keys()].filter((id) => !found.has(id))
  return {
    results: [
      ...decided.map((one) => ({
        id: one.matter.id,
        number: one.matter.number,
        assigned: 'state' in one,
        why: 'state' in one ? '' : one.why,
      })),
      ...lost.map((id) => ({ id, number: '', assigned: false, why: refuse('not-found').message })),
    ],
  }
})

const standingOf = (one: { matter: LockedMatter; kind: MatterKind; state: string }): Standing => ({
  kind: one.kind,
  state: one.state,
  priority: one.matter.priority,
})

type Decided =
  | { readonly matter: LockedMatter; readonly kind: MatterKind; readonly state: string }
  | { readonly matter: LockedMatter; readonly why: string }

const decide = (matter: LockedMatter, version: number): Decided => {
  try {
    demandVersion(matter, { version, yours: {} })
    const kind = kindOf(matter.kind)
    if (!kind) throw refuse('not-found')
    return { matter, kind, state: kind.process.next(matter.state, 'assign') }
  } catch (error) {
    if (error instanceof Refusal) return { matter, why: error.message }
    throw error
  }
}
