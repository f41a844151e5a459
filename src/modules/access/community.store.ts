import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Community } from './contract.ts'
import { refuse } from './refusals.ts'

export const communitiesOf = async (tx: Tx, ids: readonly CommunityId[]): Promise<Community[]> => {
  const { rows } = await sql<Community>`/* access.communities */
    select ${COMMUNITY} from access.community c where c.community_id = any(${ids}::uuid[]) order by c.code`.execute(tx)
  return rows
}

export const communityOf = async (tx: Tx, id: CommunityId): Promise<Community | undefined> => {
  const { rows } = await sql<Community>`/* access.community */
    select ${COMMUNITY} from access.community c where c.community_id = ${id}`.execute(tx)
  return rows[0]
}

/** The community of a code, read outside of any community. */
export const communityIdOfCode = async (tx: Tx, code: string): Promise<CommunityId | undefined> => {
  const { rows } = await sql<{ id: CommunityId }>`
    select community_id as id from access.community_code where code = ${code}`.execute(tx)
  return rows[0]?.id
}

/** Adds a community inside its own context. @throws access.community-code-taken */
export const addCommunity = async (tx: Tx, c: Community & { now: Date }): Promise<void> => {
  await onConstraint(
    sql`insert into access.community_code (code, community_id) values (${c.code}, ${c.id})`.execute(tx),
    { community_code_pkey: () => refuse('community-code-taken', { code: c.code }) },
  )
  await sql`insert into access.community (community_id, code, name, kind, address, service_phone, complaint_phone,
      emergency_phone, reception_hours, created_at, version)
    values (${c.id}, ${c.code}, ${c.name}, ${c.kind}, ${c.address}, ${c.servicePhone}, ${c.complaintPhone},
      ${c.emergencyPhone}, ${JSON.stringify(c.receptionHours)}::jsonb, ${c.now}, ${c.version})`.execute(tx)
}

/** Saves an edited community if it still has the version the editor saw; false when it has not. */
export const saveCommunity = async (tx: Tx, c: Omit<Community, 'code'>): Promise<boolean> => {
  const saved = await sql`update access.community set name = ${c.name}, kind = ${c.kind}, address = ${c.address},
      service_phone = ${c.servicePhone}, complaint_phone = ${c.complaintPhone}, emergency_phone = ${c.emergencyPhone},
      reception_hours = ${JSON.stringify(c.receptionHours)}::jsonb, version = version + 1
    where community_id = ${c.id} and version = ${c.version}`.execute(tx)
  return saved.numAffectedRows === 1n
}

const COMMUNITY = sql`c.community_id as id, c.code, c.name, c.kind, c.address, c.service_phone as "servicePhone",
  c.complaint_phone as "complaintPhone", c.emergency_phone as "emergencyPhone",
  c.reception_hours as "receptionHours", c.version`
