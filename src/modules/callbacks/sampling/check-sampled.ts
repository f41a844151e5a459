import { useCase } from '../../../platform/http/use-case.ts'
import type { Place } from '../../matters/contract.ts'
import { openRectification } from '../../quality/index.ts'
import { refuse } from '../refusals.ts'
import { firstOf } from './draw-sample.ts'
import { showSample } from './read-sample.ts'
import * as contract from './sample.contract.ts'
import { type LockedItem, lockItem, saveChecked } from './sample.store.ts'

/**
 * What the second call said, against the first. Nobody checks a callback of his own; a difference says how, and may
 * give rise to a rectification notice. A result may be put right later; the audit keeps who changed it.
 */
export const checkSampled = useCase(contract.checkSampled, async (context, input) => {
  const { tx, communityId, actor, now, audit } = context
  const { month, matterId, itemVersion, verdict, satisfaction, note, rectification } = input
  const first = firstOf(month)
  const differs = verdict === 'differs' ? input.differs : ''
  const item = await lockItem(tx, { communityId, month: first, matterId })
  if (!item) throw refuse('no-such-sample')
  if (item.recordedBy === actor.staffId) throw refuse('own-callback', { number: item.number })
  demandItemVersion(item, { itemVersion, verdict, satisfaction, differs, note })
  if (verdict === 'differs' && differs === '') throw refuse('differs-missing')
  const opened =
    verdict === 'differs' && rectification
      ? await openRectification(context, {
          ...rectification,
          subject: subjectOf(item),
          place: item.houseId ? ({ kind: 'house', id: item.houseId } as Place) : { kind: 'none' },
          source: { kind: 'callback-sample', id: matterId },
        })
      : undefined
  await saveChecked(tx, {
    ...{ communityId, month: first, matterId, verdict, differs, note },
    satisfaction: verdict === 'unreached' ? null : satisfaction,
    rectificationId: opened?.id ?? null,
    at: now,
    by: actor.staffId,
  })
  audit({ subject: { kind: 'matter', id: matterId }, fields: ['sample', 'verdict'] })
  return showSample(context, month)
})

const demandItemVersion = (item: LockedItem, yours: { itemVersion: number } & Record<string, unknown>): void => {
  if (item.version === yours.itemVersion) return
  const { number, version, verdict, satisfaction, differs, note } = item
  throw refuse('item-changed', {
    number,
    yours,
    theirs: { itemVersion: version, verdict, satisfaction, differs, note },
  })
}

const subjectOf = ({ matterId, title, aboutMatterId, aboutKind, aboutTitle }: LockedItem) => {
  const short = (name: string) => [...name].slice(0, 80).join('')
  if (aboutMatterId && (aboutKind === 'repair' || aboutKind === 'complaint')) {
    return { kind: aboutKind, name: short(aboutTitle ?? title), matterId: aboutMatterId } as const
  }
  return { kind: 'callback', name: short(title), matterId } as const
}
