import { formatDate } from '../../../kernel/dates.ts'
import { useCase } from '../../../platform/http/use-case.ts'
import { periodOf } from '../period.ts'
import { refuse } from '../refusals.ts'
import { found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import { closeTitle, lockTitle, titleById } from './title.store.ts'

export const endTitle = useCase(contract.endTitle, async ({ tx, communityId, audit, tell }, input) => {
  const { titleId, on, reason } = input
  const title = sameVersion('产权', { theirs: await lockTitle(tx, { communityId, titleId }), yours: input })
  if (title.until !== null) throw refuse('title-ended', { house: title.house.name, on: formatDate(title.until) })
  const note = [title.note, `终止：${reason}`].filter((part) => part !== '').join('\n')
  await closeTitle(tx, { communityId, titleId, during: periodOf({ from: title.from, until: on }, 'on'), note })
  tell({ name: 'households.title-ended', payload: { houseId: title.house.id, titleId, on } })
  audit({ subject: { kind: 'title', id: titleId }, fields: ['until'], reason })
  return found('产权', await titleById(tx, { communityId, titleId }))
})
