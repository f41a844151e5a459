import { sql } from 'kysely'
import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { CallbackClass, ContractorId, Liable, Warranty, WarrantyDecision } from './contract.ts'

export interface NewRepair {
  readonly matterId: string
  readonly categoryCode: string
  readonly categoryName: string
  readonly callbackClass: CallbackClass
  readonly appointment: string
  readonly warranty: WarrantyDecision
  readonly reworkOf: string | null
}

export const insertRepair = async (tx: Tx, communityId: CommunityId, repair: NewRepair): Promise<void> => {
  const w = repair.warranty
  await sql`/* work-orders.insert-repair */
    insert into work_orders.repair (community_id, matter_id, category_code, category_name, callback_class, appointment, rework_of,
      part_code, part_name, completed_on, delivered_on, warranty, warranty_until, warranty_why, liable)
    values (${communityId}, ${repair.matterId}, ${repair.categoryCode}, ${repair.categoryName}, ${repair.callbackClass}, ${repair.appointment}, ${repair.reworkOf},
      ${w.part}, ${w.partName}, ${w.completedOn}, ${w.deliveredOn}, ${w.warranty}, ${w.until}, ${w.why}, ${w.liable})`.execute(
    tx,
  )
}

/** What a step leaves on the order; what is left out stays. */
export interface RepairStep {
  readonly categoryCode?: string
  readonly categoryName?: string
  readonly callbackClass?: CallbackClass
  readonly acceptedBy?: StaffId | null
  readonly acceptedAt?: Date | null
  readonly onSiteAt?: Date | null
  readonly doneAt?: Date | null
  readonly waitingReason?: string
  readonly returnReason?: string
  readonly result?: string
  readonly materials?: string
  readonly partCode?: string | null
  readonly partName?: string
  readonly completedOn?: BusinessDate | null
  readonly deliveredOn?: BusinessDate | null
  readonly warranty?: Warranty
  readonly warrantyUntil?: BusinessDate | null
  readonly warrantyWhy?: string
  readonly liable?: Liable
  readonly judgedBy?: StaffId | null
  readonly judgedReason?: string
  readonly contractorId?: ContractorId
  readonly promisedOn?: BusinessDate | null
}

const columnOf = {
  categoryCode: sql`category_code`,
  categoryName: sql`category_name`,
  callbackClass: sql`callback_class`,
  acceptedBy: sql`accepted_by`,
  acceptedAt: sql`accepted_at`,
  onSiteAt: sql`on_site_at`,
  doneAt: sql`done_at`,
  waitingReason: sql`waiting_reason`,
  returnReason: sql`return_reason`,
  result: sql`result`,
  materials: sql`materials`,
  partCode: sql`part_code`,
  partName: sql`part_name`,
  completedOn: sql`completed_on`,
  deliveredOn: sql`delivered_on`,
  warranty: sql`warranty`,
  warrantyUntil: sql`warranty_until`,
  warrantyWhy: sql`warranty_why`,
  liable: sql`liable`,
  judgedBy: sql`judged_by`,
  judgedReason: sql`judged_reason`,
  contractorId: sql`contractor_id`,
  promisedOn: sql`promised_on`,
} as const satisfies Record<keyof RepairStep, unknown>

export const saveRepair = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; step: RepairStep },
): Promise<void> => {
  const names = Object.keys(o.step) as (keyof RepairStep)[]
  if (names.length === 0) return
  const changes = sql.join(names.map((name) => sql`${columnOf[name]} = ${o.step[name]}`))
  await sql`update work_orders.repair set ${changes}
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}

/** What the rules of a step need of a held order. */
export interface HeldRepair {
  readonly category: string
  readonly categoryName: string
  readonly part: string | null
  readonly liable: Liable
  readonly warrantyWhy: string
  readonly appointment: string
  /** Empty where it does not wait. */
  readonly waitingReason: string
}

/** The order of a held matter. */
export const heldRepair = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<HeldRepair | undefined> => {
  const { rows } = await sql<HeldRepair>`/* work-orders.held */
    select category_code as category, category_name as "categoryName", part_code as part, liable,
      warranty_why as "warrantyWhy", appointment, waiting_reason as "waitingReason"
    from work_orders.repair where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
  return rows[0]
}
