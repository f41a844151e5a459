import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { papersAbout } from '../papers/index.ts'
import type { RepairDetail } from './contract.ts'
import { repairProcess } from './repair.process.ts'
import { type TripStep, tripsOf } from './trips.rules.ts'

type Detail = RepairDetail['repair']

interface Stored extends Omit<Detail, 'onSiteAt' | 'doneAt' | 'trips' | 'slips' | 'contacts' | 'reworkOf' | 'reworks'> {
  readonly onSiteAt: Date | null
  readonly doneAt: Date | null
  readonly steps: readonly (Omit<TripStep, 'at'> & { readonly at: string })[]
  readonly contacts: readonly Detail['contacts'][number][]
  readonly reworkOf: StoredRelated | null
  readonly reworks: readonly StoredRelated[]
}

type StoredRelated = Omit<NonNullable<Detail['reworkOf']>, 'stateName'> & { readonly state: string }

/** An order with its warranty, its contractor, its materials, its reworks and its papers; undefined where there is none. */
export const detailOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<Detail | undefined> => {
  const { communityId, matterId } = o
  const related = sql`jsonb_build_object('id', m.id, 'number', m.number, 'title', m.title, 'state', m.state)`
  const { rows } = await sql<Stored>`/* work-orders.detail */
    select r.category_code as category, r.category_name as "categoryName", r.callback_class as "callbackClass", r.appointment,
      r.waiting_reason as "waitingReason", r.return_reason as "returnReason", r.result, r.materials,
      r.accepted_by as "acceptedBy", r.on_site_at as "onSiteAt", r.done_at as "doneAt", r.promised_on as "promisedOn",
      jsonb_build_object('part', r.part_code, 'partName', r.part_name, 'completedOn', r.completed_on, 'deliveredOn', r.delivered_on,
        'warranty', r.warranty, 'until', r.warranty_until, 'why', r.warranty_why, 'liable', r.liable,
        'judgedBy', coalesce((select s.name from access.staff s where s.id = r.judged_by), ''), 'judgedReason', r.judged_reason) as warranty,
      (select jsonb_build_object('id', c.id, 'name', c.name, 'contact', c.contact, 'phone', c.phone)
        from work_orders.contractor c where c.community_id = ${communityId} and c.id = r.contractor_id) as contractor,
      coalesce((select jsonb_agg(jsonb_build_object('name', l.name, 'quantity', trim_scale(l.quantity)::text, 'unit', l.unit) order by l.at, l.position)
        from work_orders.material_line l where l.community_id = ${communityId} and l.matter_id = r.matter_id), '[]') as "materialLines",
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'contractorName', c.name, 'at', x.at, 'by', s.name, 'outcome', x.outcome,
          'spokeWith', x.spoke_with, 'said', x.said, 'promisedOn', x.promised_on) order by x.at desc, x.id)
        from work_orders.contractor_contact x
        join work_orders.contractor c on c.community_id = x.community_id and c.id = x.contractor_id
        join access.staff s on s.id = x.by_id
        where x.community_id = ${communityId} and x.matter_id = r.matter_id), '[]') as contacts,
      (select ${related} from matters.matter m where m.community_id = ${communityId} and m.id = r.rework_of) as "reworkOf",
      coalesce((select jsonb_agg(${related} order by m.opened_at)
        from work_orders.repair again
        join matters.matter m on m.community_id = again.community_id and m.id = again.matter_id
        where again.community_id = ${communityId} and again.rework_of = r.matter_id), '[]') as reworks,
      coalesce((select jsonb_agg(jsonb_build_object('action', e.action, 'at', e.at, 'who', coalesce(s.name, ''), 'note', e.body)
          order by e.matter_version, e.at)
        from matters.entry e left join access.staff s on s.id = e.author_id
        where e.community_id = ${communityId} and e.matter_id = r.matter_id and e.kind = 'moved'), '[]') as steps
    from work_orders.repair r where r.community_id = ${communityId} and r.matter_id = ${matterId}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const { steps, ...detail } = row
  return {
    ...detail,
    onSiteAt: row.onSiteAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    contacts: row.contacts.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    reworkOf: row.reworkOf && relatedFrom(row.reworkOf),
    reworks: row.reworks.map(relatedFrom),
    trips: tripsOf(steps.map((one) => ({ ...one, at: new Date(one.at) }))).map(({ arrivedAt, leftAt, ...trip }) => ({
      ...trip,
      arrivedAt: arrivedAt.toISOString(),
      leftAt: leftAt?.toISOString() ?? null,
    })),
    slips: await papersAbout(tx, { communityId, subjects: [matterId] }),
  }
}

const relatedFrom = ({ state, ...related }: StoredRelated) => ({
  ...related,
  stateName: repairProcess.words.states[state as keyof typeof repairProcess.words.states],
})
