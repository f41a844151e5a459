import { timingSafeEqual } from 'node:crypto'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { lookupHash } from '../secrets/key-ring.ts'
import { keyRing } from '../secrets/open-key-ring.ts'

/** Links begin and end on these marks, so that one opened again a minute later is the same and the picture is not read anew. */
const MARK_MS = 5 * 60_000

export type Variant = 'whole' | 'small'

interface Link {
  readonly communityId: CommunityId
  readonly fileId: string
  readonly variant: Variant
  /** Whom the link is for: nobody else can open it, whoever passes it on. */
  readonly staffId: StaffId
}

/** An address of a file for one person, good for five to ten minutes; what it shows was permitted when it was made. */
export const signedLink = (o: Link & { readonly now: Date }): string => {
  const until = (Math.floor(o.now.getTime() / MARK_MS) + 2) * MARK_MS
  const query = new URLSearchParams({ variant: o.variant, until: String(until), signature: signatureOf(o, until) })
  return `/api/communities/${o.communityId}/files/${o.fileId}?${query}`
}

/** Whether a link was made here for this person and is not over. */
export const opens = (
  o: Link & { readonly now: Date; readonly until: number; readonly signature: string },
): boolean => {
  if (o.now.getTime() >= o.until) return false
  const [mine, given] = [Buffer.from(signatureOf(o, o.until)), Buffer.from(o.signature)]
  return mine.length === given.length && timingSafeEqual(mine, given)
}

const signatureOf = ({ communityId, fileId, variant, staffId }: Link, until: number): string =>
  lookupHash(keyRing(), { place: 'file-link', text: [communityId, fileId, variant, staffId, until].join(' ') })
