import { addDays, startOfDay } from '../../../kernel/dates.ts'
import { refuse as refusePlatform } from '../../../platform/http/refusals.ts'
import { reading } from '../../../platform/http/use-case.ts'
import { showMatter } from '../../matters/index.ts'
import { papersAbout } from '../../papers/index.ts'
import { classOf } from './class.store.ts'
import type { ComplaintDetail } from './complaint.contract.ts'
import * as contract from './complaint.contract.ts'
import { complaintOf, complaintsAlike } from './complaint.store.ts'
import { countUrgent, listComplaints as page } from './list.store.ts'

export const readComplaint = reading(contract.readComplaint, (context, input) => showComplaint(context, input.matterId))

/** A complaint with its matter, as the caller may see it; 404 where this community has none of that id. */
export const showComplaint = async (
  context: Parameters<typeof showMatter>[0],
  matterId: Parameters<typeof showMatter>[1],
): Promise<ComplaintDetail> => {
  const { tx, communityId } = context
  const complaint = await complaintOf(tx, { communityId, matterId })
  if (!complaint) throw refusePlatform('not-found')
  const papers = await papersAbout(tx, { communityId, subjects: [matterId] })
  return { matter: await showMatter(context, matterId), complaint, papers }
}

export const listComplaints = reading(contract.listComplaints, ({ tx, now }, input) => page(tx, { ...input, now }))

const NEAR_MS = 4 * 3_600_000

export const countUrgentComplaints = reading(contract.countUrgentComplaints, async ({ tx, communityId, now }) => ({
  urgent: await countUrgent(tx, { communityId, before: new Date(now.getTime() + NEAR_MS) }),
}))

export const similarComplaints = reading(contract.similarComplaints, async ({ tx, communityId, today }, input) => {
  const { houseId, class: code } = input
  const kind = await classOf(tx, { communityId, code })
  if (!kind) return { complaints: [] }
  const since = startOfDay(addDays(today, -kind.repeatDays))
  return { complaints: await complaintsAlike(tx, { communityId, houseId, classCode: code, since }) }
})
