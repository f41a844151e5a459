import type { BusinessDate } from '../../kernel/dates.ts'
import { useCase } from '../../platform/http/use-case.ts'
import type { Assignee, Place } from '../matters/contract.ts'
import {
  clockToStart,
  holdMatter,
  type MatterContext,
  type MatterId,
  type OpenedMatter,
  openMatter,
} from '../matters/index.ts'
import * as contract from './contract.ts'
import { issueMove } from './issue-rectification.ts'
import { showRectification } from './read-rectification.ts'
import { issueRule, rectificationKind } from './rectification.process.ts'
import { demandDeadlineAhead, titleOf } from './rectification.rules.ts'
import { insertRectification, rectificationFrom } from './rectification.store.ts'
import { refuse } from './refusals.ts'
import type { SubjectKind } from './words.ts'

/** A notice as somebody drafts it. */
export interface RectificationToOpen {
  readonly subject: { readonly kind: SubjectKind; readonly name: string; readonly matterId: MatterId | null }
  readonly place: Place
  /** What is wrong. */
  readonly wrong: string
  /** What is to be done about it. */
  readonly demand: string
  readonly to: Assignee
  readonly deadline: BusinessDate
  /**
   * What gave rise to it: the same source opens one notice, however often it is asked, and the time within which it
   * must be issued runs from now (§12.3.5).
   */
  readonly source?: { readonly kind: string; readonly id: string }
}

/**
 * Opens a rectification notice as a draft in the transaction of the caller; it lies with the supervisor until it is
 * issued. Other modules send what they find through here: callbacks, and later patrols, files, renovation.
 */
export const openRectification = async (context: MatterContext, toOpen: RectificationToOpen): Promise<OpenedMatter> => {
  const { tx, communityId, today } = context
  const { source, subject, wrong, demand, to, deadline } = toOpen
  const known = source && (await rectificationFrom(tx, { communityId, source }))
  if (known) return { ...known, dueAt: null }
  demandDeadlineAhead(deadline, today)
  return openMatter(context, {
    kind: rectificationKind,
    title: titleOf(wrong),
    channel: 'staff',
    priority: 'normal',
    place: toOpen.place,
    assignee: { role: 'supervisor' },
    clocks: source ? [await clockToStart(context, issueRule)] : [],
    beside: (matterId) =>
      insertRectification(tx, communityId, { matterId, subject, source: source ?? null, wrong, demand, to, deadline }),
  })
}

/** A notice written at the desk, about anything; issued in the same step where the person may. */
export const createRectification = useCase(contract.createRectification, async (context, input) => {
  const { as, subject, place, wrong, demand, to, deadline } = input
  if (as === 'issued' && !context.actor.rights.has('quality.issue')) throw refuse('may-not-issue')
  const { id } = await openRectification(context, { subject, place, wrong, demand, to, deadline })
  context.audit({ subject: { kind: 'matter', id } })
  if (as === 'issued') {
    const matter = await holdMatter(context, { matterId: id, kind: rectificationKind })
    await issueMove(context, matter, { wrong, demand, to, deadline })
  }
  return showRectification(context, id)
})
