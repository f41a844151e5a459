import type { z } from 'zod'
import {
  clocksToStart,
  holdMatter,
  type MatterContext,
  moveMatter,
  type OpenedMatter,
  openMatter,
} from '../../matters/index.ts'
import type { Contact } from '../contact.ts'
import type { RequestKind } from '../words.ts'
import type { praise } from './reception.contract.ts'
import { requestClocks, requestKinds } from './request.process.ts'
import { insertRequest, saveSettled } from './request.store.ts'

interface RequestToOpen {
  readonly kind: RequestKind
  /** Given on the spot: the request is closed in the same step. */
  readonly answer: string
  readonly to: NonNullable<Parameters<typeof openMatter>[1]['assignee']> | undefined
  readonly praise: z.output<typeof praise> | undefined
}

/** Opens an enquiry, a request for help, a suggestion or a praise; answered on the spot it is closed with it. */
export const openRequest = async (
  context: MatterContext,
  contact: Contact,
  { kind, answer, to, praise }: RequestToOpen,
): Promise<OpenedMatter & { readonly closed: boolean }> => {
  const { tx, communityId, now, actor } = context
  const own = actor ? { staffId: actor.staffId } : { role: 'clerk' as const }
  const opened = await openMatter(context, {
    ...contact,
    kind: requestKinds[kind],
    priority: kind === 'help' ? 'urgent' : 'normal',
    assignee: to ?? own,
    clocks: await clocksToStart(context, [requestClocks[kind]]),
    beside: (matterId) =>
      insertRequest(tx, communityId, {
        matterId,
        kind,
        registeredAt: now,
        praisedStaffId: praise?.staffId ?? null,
        praisedName: praise?.name ?? '',
      }),
  })
  if (answer === '') return { ...opened, closed: false }
  const matter = await holdMatter(context, { matterId: opened.id, kind: requestKinds[kind] })
  await settleMove(context, matter, { kind, answer, adopted: null })
  return { ...opened, closed: true }
}

/** Settles a held request: its clock is met, the answer kept. */
export const settleMove = async (
  context: MatterContext,
  matter: Awaited<ReturnType<typeof holdMatter>>,
  { kind, answer, adopted }: { kind: RequestKind; answer: string; adopted: boolean | null },
): Promise<void> => {
  const { tx, communityId, now, actor } = context
  const clocks = { meets: [requestClocks[kind].id] }
  await moveMatter(context, matter, { kind: requestKinds[kind], action: 'settle', note: answer, clocks })
  const by = actor?.staffId ?? null
  await saveSettled(tx, { communityId, matterId: matter.id, answer, adopted, at: now, by })
}
