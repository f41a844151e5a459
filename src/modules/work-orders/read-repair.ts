import { refuse } from '../../platform/http/refusals.ts'
import { reading } from '../../platform/http/use-case.ts'
import { showMatter } from '../matters/index.ts'
import type { RepairDetail } from './contract.ts'
import * as contract from './contract.ts'
import { detailOf } from './detail.store.ts'

export const readRepair = reading(contract.readRepair, (context, input) => showRepair(context, input.matterId))

/** An order with its matter, as the caller may see it; 404 where this community has none of that id. */
export const showRepair = async (
  context: Parameters<typeof showMatter>[0],
  matterId: Parameters<typeof showMatter>[1],
): Promise<RepairDetail> => {
  const repair = await detailOf(context.tx, { communityId: context.communityId, matterId })
  if (!repair) throw refuse('not-found')
  return { matter: await showMatter(context, matterId), repair }
}
