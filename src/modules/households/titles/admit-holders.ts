import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { livingParties } from '../parties/party.store.ts'
import { atFields, refuse } from '../refusals.ts'
import type { HolderInput, TitleForm } from './contract.ts'
import { holdersFault } from './holders.rules.ts'

/**
 * Holders as they may stand in the register: the rule of the form kept, every party one of this community.
 * @throws households.holders-wrong
 * @throws households.not-found
 */
export const admitHolders = async (
  tx: Tx,
  on: { communityId: CommunityId; form: TitleForm; holders: readonly HolderInput[] },
): Promise<void> => {
  const reason = holdersFault(on)
  if (reason !== undefined) throw atFields(refuse('holders-wrong', { reason }), ['holders'])
  const partyIds = on.holders.map((holder) => holder.partyId)
  const living = await livingParties(tx, { communityId: on.communityId, partyIds })
  if (partyIds.some((id) => !living.has(id))) throw atFields(refuse('not-found', { thing: '业户' }), ['holders'])
}
