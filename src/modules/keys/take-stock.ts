import { monthOf } from '../../kernel/periods.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'
import * as store from './stock-take.store.ts'

export const listStockTakes = reading(contract.listStockTakes, async ({ tx, communityId }) => ({
  stockTakes: await store.stockTakesOf(tx, communityId),
}))

export const showStockTake = reading(contract.showStockTake, async ({ tx, communityId }, { stockTakeId }) => ({
  ...(await store.stockTakeById(tx, { communityId, stockTakeId })),
  lines: await store.linesOf(tx, { communityId, stockTakeId }),
}))

/** Opens this month's count; there is one for each community and month. */
export const startStockTake = useCase(
  contract.startStockTake,
  async ({ tx, communityId, actor, now, today, audit }) => {
    const stockTakeId = await store.addStockTake(tx, {
      communityId,
      month: monthOf(today).from,
      now,
      by: actor.staffId,
    })
    audit({ subject: { kind: 'key-stock-take', id: stockTakeId } })
    return store.stockTakeById(tx, { communityId, stockTakeId })
  },
)

export const countStockTake = useCase(
  contract.countStockTake,
  async ({ tx, communityId, actor, now, audit }, { stockTakeId, lines }) => {
    await store.lockOpenTake(tx, { communityId, stockTakeId })
    await store.saveCounts(tx, { communityId, stockTakeId, lines, now, by: actor.staffId })
    audit({ subject: { kind: 'key-stock-take', id: stockTakeId } })
    return store.stockTakeById(tx, { communityId, stockTakeId })
  },
)

export const finishStockTake = useCase(
  contract.finishStockTake,
  async ({ tx, communityId, actor, now, audit, tell }, { stockTakeId, note }) => {
    await store.lockOpenTake(tx, { communityId, stockTakeId })
    const left = await store.countLeft(tx, { communityId, stockTakeId })
    if (left > 0) throw refuse('not-all-counted', { left })
    await store.closeStockTake(tx, { communityId, stockTakeId, note, now, by: actor.staffId })
    const finished = await store.stockTakeById(tx, { communityId, stockTakeId })
    audit({ subject: { kind: 'key-stock-take', id: stockTakeId } })
    tell({ name: 'keys.stock-taken', payload: { stockTakeId, missing: finished.missing } })
    return finished
  },
)
