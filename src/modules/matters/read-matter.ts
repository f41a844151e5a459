import { maskPhone, readPhone } from '../../kernel/phone.ts'
import { signedLink, type Variant } from '../../platform/files/signed-link.ts'
import { type Actor, reading } from '../../platform/http/use-case.ts'
import { attachmentsOf, type StoredAttachment } from './attachment.store.ts'
import * as contract from './contract.ts'
import { matterDetailOf } from './detail.store.ts'
import { liesWith } from './holder.rules.ts'
import type { MatterContext } from './matter-context.ts'
import { refuse } from './refusals.ts'
import type { Attachment, MatterDetail, MatterId } from './shapes.ts'

export const readMatter = reading(contract.readMatter, (context, input) => showMatter(context, input.matterId))

type Viewer = Pick<Actor, 'staffId' | 'roles' | 'rights'>

/** A matter as the caller may see it; 404 where this community has none of that id. */
export const showMatter = async (
  context: Pick<MatterContext, 'tx' | 'communityId' | 'now'> & { readonly actor: Viewer },
  matterId: MatterId,
): Promise<MatterDetail> => {
  const { tx, communityId } = context
  const [detail, attachments] = await Promise.all([
    matterDetailOf(tx, { communityId, matterId }),
    attachmentsOf(tx, { communityId, matterId }),
  ])
  if (!detail) throw refuse('not-found')
  return {
    ...detail,
    attachments: attachments.map((one) => shownTo(context, one)),
    callerPhone: maySeePhone(context.actor, detail) ? detail.callerPhone : masked(detail.callerPhone),
  }
}

/** With links for the one who looks; what was taken back is named, and no longer shown. */
const shownTo = (
  { communityId, actor, now }: Pick<MatterContext, 'communityId' | 'now'> & { readonly actor: Viewer },
  { fileId, addedById: _, ...stored }: StoredAttachment,
): Attachment => {
  const link = (variant: Variant) => signedLink({ communityId, fileId, variant, staffId: actor.staffId, now })
  const gone = stored.retractedAt !== null
  return {
    ...stored,
    addedAt: stored.addedAt.toISOString(),
    retractedAt: stored.retractedAt?.toISOString() ?? null,
    link: gone ? null : link('whole'),
    smallLink: gone || stored.kind !== 'photo' ? null : link('small'),
  }
}

/** Phones are whole for who handles an open matter: those who give it out, and those with whom it lies. */
export const maySeePhone = (viewer: Viewer, matter: Pick<MatterDetail, 'closedAt' | 'assignee'>): boolean => {
  if (matter.closedAt !== null) return false
  if (viewer.rights.has('matters.assign')) return true
  return liesWith(matter.assignee, viewer)
}

export const masked = (phone: string): string => {
  if (phone === '') return ''
  const read = readPhone(phone)
  return read.ok ? maskPhone(read.value) : '****'
}
