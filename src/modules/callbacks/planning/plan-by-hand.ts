import { useCase } from '../../../platform/http/use-case.ts'
import { refuse as refuseMatter } from '../../matters/index.ts'
import * as contract from '../callback.contract.ts'
import { showCallback } from '../recording/read-callback.ts'
import { refuse } from '../refusals.ts'
import { finishedMatter } from './plan.store.ts'
import { planCallbacks } from './plan-callbacks.ts'

const OVER = ['done', 'closed', 'resolved']

/** A callback nobody planned (§5.2): about something that was finished, or to hear how the household fares. */
export const planCallback = useCase(contract.planCallback, async (context, input) => {
  const { tx, communityId } = context
  const { houseId, title, aboutMatterId, callee, phone } = input
  const about = aboutMatterId === null ? undefined : await finishedMatter(tx, { communityId, matterId: aboutMatterId })
  if (aboutMatterId !== null && !about) throw refuseMatter('not-found')
  if (about && !OVER.includes(about.state)) throw refuse('not-a-finished-matter', { number: about.number })
  const [opened] = await planCallbacks(context, [
    {
      class: 'unplanned',
      title,
      place: { kind: 'house', id: houseId },
      houseId,
      partyId: null,
      callerName: callee,
      callerPhone: phone,
      about: about ? { id: about.id, number: about.number, finishedAt: about.finishedAt ?? context.now } : null,
      technicianId: about?.technicianId ?? null,
    },
  ])
  if (!opened) throw new Error('a callback just planned is there')
  context.audit({ subject: { kind: 'matter', id: opened.id } })
  return showCallback(context, opened.id)
})
