import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { refuse } from './refusals.ts'
import type { BorrowerKind } from './words.ts'

export interface Borrower {
  readonly borrowerKind: BorrowerKind
  readonly borrowerStaffId: StaffId | null
  readonly borrowerPartyId: string | null
  readonly borrowerName: string
}

/**
 * The borrower as the slip names them: a colleague by the name on record, a member of a household by the name given
 * or else that of the party, an outsider by the name given. @throws keys.borrower-unknown
 */
export const nameBorrower = async (tx: Tx, on: { communityId: CommunityId; borrower: Borrower }): Promise<Borrower> => {
  const { borrower } = on
  const known = await knownName(tx, on)
  const borrowerName = borrower.borrowerKind === 'staff' ? known : borrower.borrowerName || known
  if (!borrowerName || (borrower.borrowerKind !== 'contractor' && !known)) throw refuse('borrower-unknown')
  return {
    borrowerKind: borrower.borrowerKind,
    borrowerStaffId: borrower.borrowerKind === 'staff' ? borrower.borrowerStaffId : null,
    borrowerPartyId: borrower.borrowerKind === 'household' ? borrower.borrowerPartyId : null,
    borrowerName,
  }
}

const knownName = async (tx: Tx, on: { communityId: CommunityId; borrower: Borrower }): Promise<string | undefined> => {
  const { communityId, borrower } = on
  if (borrower.borrowerKind === 'contractor') return undefined
  const named =
    borrower.borrowerKind === 'staff'
      ? sql<{ name: string }>`/* keys.colleague */ select s.name from access.staff s
          where s.id = ${borrower.borrowerStaffId} and s.disabled_at is null and (s.company_roles <> '{}' or exists (
            select from access.assignment a where a.community_id = ${communityId} and a.staff_id = s.id and a.roles <> '{}'))`
      : sql<{ name: string }>`/* keys.party */ select name from households.party
          where community_id = ${communityId} and id = ${borrower.borrowerPartyId}`
  const { rows } = await named.execute(tx)
  return rows[0]?.name
}
