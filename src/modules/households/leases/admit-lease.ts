import { toHalfWidth } from '../../../kernel/chinese-text.ts'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { DateRange } from '../../../kernel/periods.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { PartyId } from '../parties/contract.ts'
import { livingParties } from '../parties/party.store.ts'
import { periodOf } from '../period.ts'
import { atFields, refuse } from '../refusals.ts'

/**
 * The form of a lease as the register takes it: the part spelled one way (主 卧 is 主卧), tenants of this community.
 * @throws households.period-turned
 * @throws households.tenant-twice
 * @throws households.not-found
 */
export const admitLease = async <
  T extends { part: string; from: BusinessDate; until: BusinessDate; tenants: readonly PartyId[] },
>(
  tx: Tx,
  on: { communityId: CommunityId; form: T },
): Promise<T & { during: DateRange }> => {
  const { form, communityId } = on
  const during = periodOf(form)
  if (new Set(form.tenants).size < form.tenants.length) throw atFields(refuse('tenant-twice'), ['tenants'])
  const living = await livingParties(tx, { communityId, partyIds: form.tenants })
  if (form.tenants.some((id) => !living.has(id))) throw atFields(refuse('not-found', { thing: '业户' }), ['tenants'])
  return { ...form, part: partOf(form.part), during }
}

const partOf = (text: string): string => toHalfWidth(text).replace(/\s/g, '').toUpperCase()
