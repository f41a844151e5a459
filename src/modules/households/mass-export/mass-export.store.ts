import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { refuse } from '../refusals.ts'
import type { MassExport, MassExportId } from './contract.ts'
import type { MassExportState } from './mass-export.process.ts'
import { openUntil } from './mass-export.rules.ts'

interface OneExport {
  readonly communityId: CommunityId
  readonly massExportId: MassExportId
}

type Row = Omit<MassExport, 'askedAt' | 'decidedAt' | 'takenAt' | 'openUntil'> & {
  readonly askedAt: Date
  readonly decidedAt: Date | null
  readonly takenAt: Date | null
}

const EXPORT = sql`m.id, m.reason, m.state, m.asked_at as "askedAt", m.asked_by as "askedById",
  coalesce(a.name, '') as "askedBy", m.decided_at as "decidedAt", coalesce(d.name, '') as "decidedBy",
  m.decision_note as "decisionNote", m.taken_at as "takenAt", m.taken_rows as "takenRows"
  from households.mass_export m
  left join access.staff a on a.id = m.asked_by left join access.staff d on d.id = m.decided_by`

/** The last hundred, the newest first. */
export const massExportsOf = async (tx: Tx, communityId: CommunityId): Promise<MassExport[]> => {
  const { rows } = await sql<Row>`/* households.mass-exports */ select ${EXPORT}
    where m.community_id = ${communityId} order by m.asked_at desc, m.id limit 100`.execute(tx)
  return rows.map(exportOf)
}

/** @throws households.not-found */
export const massExportById = async (tx: Tx, on: OneExport): Promise<MassExport> => {
  const { rows } = await sql<Row>`/* households.mass-export */ select ${EXPORT}
    where m.community_id = ${on.communityId} and m.id = ${on.massExportId}`.execute(tx)
  if (!rows[0]) throw refuse('not-found', { thing: '全号导出申请' })
  return exportOf(rows[0])
}

/** As `massExportById`, and nobody else decides it until this transaction ends. */
export const lockMassExport = async (tx: Tx, on: OneExport): Promise<MassExport> => {
  await sql`select from households.mass_export m where m.community_id = ${on.communityId} and m.id = ${on.massExportId}
    for no key update`.execute(tx)
  return massExportById(tx, on)
}

export const addMassExport = async (
  tx: Tx,
  on: OneExport & { reason: string; state: MassExportState; now: Date; by: StaffId },
): Promise<void> => {
  await sql`insert into households.mass_export (community_id, id, reason, state, asked_at, asked_by)
    values (${on.communityId}, ${on.massExportId}, ${on.reason}, ${on.state}, ${on.now}, ${on.by})`.execute(tx)
}

export const saveDecision = async (
  tx: Tx,
  on: OneExport & { state: MassExportState; note: string; now: Date; by: StaffId },
): Promise<void> => {
  await sql`update households.mass_export set state = ${on.state}, decision_note = ${on.note}, decided_at = ${on.now},
      decided_by = ${on.by}
    where community_id = ${on.communityId} and id = ${on.massExportId}`.execute(tx)
}

export const saveState = async (tx: Tx, on: OneExport & { state: MassExportState }): Promise<void> => {
  await sql`update households.mass_export set state = ${on.state}
    where community_id = ${on.communityId} and id = ${on.massExportId}`.execute(tx)
}

export const saveTaken = async (tx: Tx, on: OneExport & { rows: number; now: Date }): Promise<void> => {
  await sql`update households.mass_export set taken_at = ${on.now}, taken_rows = ${on.rows}
    where community_id = ${on.communityId} and id = ${on.massExportId}`.execute(tx)
}

const exportOf = (row: Row): MassExport => ({
  ...row,
  askedAt: row.askedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  openUntil: row.state === 'granted' && row.decidedAt ? openUntil(row.decidedAt).toISOString() : null,
  takenAt: row.takenAt?.toISOString() ?? null,
})
