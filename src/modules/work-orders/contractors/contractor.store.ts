import { type RawBuilder, sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { refuse } from '../refusals.ts'
import { partsInForce } from '../warranty/part.store.ts'
import type { ContactMade } from './contact.rules.ts'
import type { Contractor, ContractorId } from './contract.ts'

type Facts = Omit<Contractor, 'id' | 'open' | 'version' | 'partNames'>

const columns = (communityId: CommunityId): RawBuilder<unknown> => sql`c.id, c.name, c.contact, c.phone,
  c.part_codes as "partCodes", c.note, c.retired, c.version,
  array(select p.name from (${partsInForce(communityId)}) p where p.code = any(c.part_codes) order by p.position, p.code) as "partNames",
  (select count(*)::int from work_orders.repair r
    join matters.matter m on m.community_id = r.community_id and m.id = r.matter_id
    where r.community_id = ${communityId} and r.contractor_id = c.id and m.state = 'with-contractor') as open`

export const contractorsOf = async (tx: Tx, o: { communityId: CommunityId; all: boolean }): Promise<Contractor[]> => {
  const { rows } = await sql<Contractor>`/* work-orders.contractors */
    select ${columns(o.communityId)} from work_orders.contractor c
    where c.community_id = ${o.communityId} and (${o.all} or not c.retired) order by c.retired, c.name`.execute(tx)
  return rows
}

export const contractorById = async (
  tx: Tx,
  o: { communityId: CommunityId; contractorId: ContractorId },
): Promise<Contractor | undefined> => {
  const { rows } = await sql<Contractor>`/* work-orders.contractor */
    select ${columns(o.communityId)} from work_orders.contractor c
    where c.community_id = ${o.communityId} and c.id = ${o.contractorId}`.execute(tx)
  return rows[0]
}

export const addContractor = async (
  tx: Tx,
  o: { communityId: CommunityId; contractorId: ContractorId; facts: Facts },
): Promise<void> => {
  const f = o.facts
  const added =
    sql`insert into work_orders.contractor (community_id, id, name, contact, phone, part_codes, note, retired)
    values (${o.communityId}, ${o.contractorId}, ${f.name}, ${f.contact}, ${f.phone}, ${f.partCodes}, ${f.note}, ${f.retired})`.execute(
      tx,
    )
  await onConstraint(added, { contractor_name_once: () => refuse('contractor-known', { name: f.name }) })
}

/** Saves where the version is still the one that was seen; false where not. */
export const saveContractor = async (
  tx: Tx,
  o: { communityId: CommunityId; contractorId: ContractorId; version: number; facts: Facts },
): Promise<boolean> => {
  const f = o.facts
  const saved = sql`update work_orders.contractor set name = ${f.name}, contact = ${f.contact}, phone = ${f.phone},
      part_codes = ${f.partCodes}, note = ${f.note}, retired = ${f.retired}, version = version + 1
    where community_id = ${o.communityId} and id = ${o.contractorId} and version = ${o.version} returning id`.execute(
    tx,
  )
  const { rows } = await onConstraint(saved, {
    contractor_name_once: () => refuse('contractor-known', { name: f.name }),
  })
  return rows.length === 1
}

/** What was said with a contractor, under the id of its entry in the timeline. */
export const addContact = async (
  tx: Tx,
  o: {
    communityId: CommunityId
    id: string
    matterId: string
    contractorId: ContractorId
    contact: ContactMade
    at: Date
    by: StaffId
  },
): Promise<void> => {
  const c = o.contact
  await sql`/* work-orders.add-contact */
    insert into work_orders.contractor_contact (community_id, id, matter_id, contractor_id, at, by_id, outcome, spoke_with, said, promised_on)
    values (${o.communityId}, ${o.id}, ${o.matterId}, ${o.contractorId}, ${o.at}, ${o.by}, ${c.outcome}, ${c.spokeWith}, ${c.said}, ${c.promisedOn})`.execute(
    tx,
  )
}

/** The contractor that an order lies with. */
export const contractorOfRepair = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<ContractorId | null> => {
  const { rows } = await sql<{ id: ContractorId | null }>`/* work-orders.contractor-of-repair */
    select contractor_id as id from work_orders.repair
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
  return rows[0]?.id ?? null
}
