import type { Place } from '../../matters/contract.ts'
import { clocksToStart, type MatterContext, type OpenedMatter, openMatters } from '../../matters/index.ts'
import { callbackKind, callbackRules } from '../callback.process.ts'
import type { CallbackClass } from '../words.ts'
import { insertCallbacks, phonesOfHouses } from './plan.store.ts'

/** A callback that is owed. */
export interface CallbackToPlan {
  readonly class: CallbackClass
  readonly title: string
  readonly place: Place
  readonly houseId: string | null
  readonly partyId: string | null
  readonly callerName: string
  readonly callerPhone: string
  /** What it is about and since when it is over; the clock counts from there. */
  readonly about: { readonly id: string; readonly number: string; readonly finishedAt: Date } | null
  /** Who is called where one thing leads to many callbacks. */
  readonly callee?: string
  readonly technicianId?: string | null
}

/**
 * Plans callbacks in the transaction of the caller, however many, with a fixed number of statements. Where nobody left
 * a phone, that of the house's holders is taken.
 */
export const planCallbacks = async (
  context: MatterContext,
  plans: readonly CallbackToPlan[],
): Promise<OpenedMatter[]> => {
  const { tx, communityId, now, today } = context
  if (plans.length === 0) return []
  const clocks = await clocksOf(context)
  const silent = plans.filter(({ callerPhone, houseId }) => callerPhone === '' && houseId !== null)
  const houseIds = silent.map(({ houseId }) => houseId as string)
  const phones = await phonesOfHouses(tx, { communityId, houseIds, today })
  const opened = await openMatters(context, {
    kind: callbackKind,
    channel: context.actor === null ? 'system' : 'staff',
    assignee: { role: 'clerk' },
    matters: plans.map((plan) => {
      const known = plan.callerPhone === '' ? phones.get(plan.houseId ?? '') : undefined
      return {
        title: plan.title,
        description: '',
        priority: plan.class === 'safety' ? 'urgent' : 'normal',
        place: plan.place,
        partyId: plan.partyId ?? known?.partyId ?? null,
        callerName: plan.callerName || (known?.name ?? ''),
        callerPhone: plan.callerPhone || (known?.phone ?? ''),
        clocks: clocks.get(plan.class) ?? [],
        since: plan.about?.finishedAt ?? now,
        note: plan.about ? `${plan.about.number} 办完后回访` : '',
      } as const
    }),
  })
  await insertCallbacks(tx, {
    communityId,
    callbacks: plans.map((plan, at) => ({
      matterId: (opened[at] as OpenedMatter).id,
      class: plan.class,
      aboutMatterId: plan.about?.id ?? null,
      aboutFinishedAt: plan.about?.finishedAt ?? null,
      callee: plan.callee ?? '',
      technicianId: plan.technicianId ?? null,
      houseId: plan.houseId,
    })),
  })
  return opened
}

/** The clock of each class with the policy in force here. */
const clocksOf = async (context: MatterContext) => {
  const rules = Object.entries(callbackRules)
  const clocks = await clocksToStart(
    context,
    rules.map(([, rule]) => rule),
  )
  return new Map(rules.map(([name], at) => [name as CallbackClass, clocks.slice(at, at + 1)]))
}
