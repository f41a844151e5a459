import { addDays, dayOfWeek, startOfDay } from '../../kernel/dates.ts'
import { exporting } from '../../platform/exports/index.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import { demandColleague } from '../matters/index.ts'
import * as contract from './contract.ts'
import { listRepairs as page, repairRowOf, repairsQuery } from './list.store.ts'
import { finishedOrdersOf, ordersOf } from './order.store.ts'
import { refuse } from './refusals.ts'
import * as list from './repair-list.ts'
import { leastLoaded } from './workload.rules.ts'
import { availabilityOf, loadsOf, saveAvailability } from './workload.store.ts'

export const listRepairs = reading(contract.listRepairs, ({ tx, now }, asked) => page(tx, { ...asked, now }))

export const exportRepairs = exporting(list.exportRepairs, ({ now }, asked) => ({
  query: repairsQuery({ ...asked, now }),
  row: repairRowOf,
}))

/** Who of the technicians carries how much, and whom the next order suits best. */
export const readWorkload = reading(contract.readWorkload, async ({ tx, communityId, today }) => {
  const weekStart = startOfDay(addDays(today, 1 - dayOfWeek(today)))
  const { technicians, free } = await loadsOf(tx, { communityId, weekStart })
  return { technicians, free, suggested: leastLoaded(technicians)?.staffId ?? null }
})

export const setAvailability = useCase(
  contract.setAvailability,
  async (context, { communityId, staffId, available }) => {
    const { tx, actor, now, audit } = context
    if (staffId !== actor.staffId && !actor.rights.has('work-orders.dispatch')) throw refuse('not-yourself')
    await demandColleague(context, { staffId })
    await saveAvailability(tx, { communityId, staffId, available, now })
    audit({ subject: { kind: 'staff', id: staffId }, fields: ['available'] })
    return { available }
  },
)

export const myOrders = reading(contract.myOrders, async ({ tx, communityId, actor }) => {
  const mine = { communityId, staffId: actor.staffId }
  return { orders: await ordersOf(tx, mine), available: await availabilityOf(tx, mine) }
})

export const myFinishedOrders = reading(contract.myFinishedOrders, ({ tx, communityId, actor }, { after }) =>
  finishedOrdersOf(tx, { communityId, staffId: actor.staffId, after }),
)
