import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { MaterialLine } from './contract.ts'

/** Writes what was used: one statement for all lines. Those of an earlier finish stay. */
export const addMaterials = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; lines: readonly MaterialLine[]; at: Date; by: StaffId },
): Promise<void> => {
  if (o.lines.length === 0) return
  const rows = o.lines.map((line, position) => ({ ...line, position }))
  await sql`/* work-orders.add-materials */
    insert into work_orders.material_line (community_id, matter_id, position, name, quantity, unit, at, by_id)
    select ${o.communityId}, ${o.matterId}, l.position, l.name, l.quantity, l.unit, ${o.at}, ${o.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l (position int, name text, quantity numeric, unit text)`.execute(
    tx,
  )
}
