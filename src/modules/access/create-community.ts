import { type CommunityId, communityId } from '../../kernel/id.ts'
import { enterCommunity } from '../../platform/database/reach.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { useCase } from '../../platform/http/use-case.ts'
import { addCommunity } from './community.store.ts'
import type { Community } from './contract.ts'
import * as contract from './contract.ts'

export const createCommunity = useCase(contract.createCommunity, async ({ tx, now, audit }, input) => {
  const community = await foundCommunity(tx, { ...input, now })
  audit({ subject: { kind: 'community', id: community.id } })
  return community
})

/**
 * Founds a community in a transaction that has none; the transaction then belongs to it.
 * @throws access.community-code-taken
 */
export const foundCommunity = async (
  tx: Tx,
  { now, ...given }: Omit<Community, 'id' | 'receptionHours' | 'version'> & { now: Date; id?: CommunityId },
): Promise<Community> => {
  const id = given.id ?? communityId.parse(crypto.randomUUID())
  const community = { ...given, id, receptionHours: receptionHoursOfTheTrade(), version: 1 }
  await enterCommunity(tx, id)
  await addCommunity(tx, { ...community, now })
  return community
}

// §12.3.2: Monday to Friday 8:30–18:00, Saturday and Sunday 9:00–17:00.
const receptionHoursOfTheTrade = (): Community['receptionHours'] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => (day <= 5 ? [{ from: '08:30', to: '18:00' }] : [{ from: '09:00', to: '17:00' }]))
