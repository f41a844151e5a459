import { reading, useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import { classesOf, classOf, saveClass } from './class.store.ts'
import * as contract from './complaint.contract.ts'

export const listComplaintClasses = reading(contract.listComplaintClasses, async ({ tx, communityId }) => ({
  classes: await classesOf(tx, communityId),
}))

/** Changes a class of this community, or adds one. Complaints already registered keep the name they were given. */
export const setComplaintClass = useCase(contract.setComplaintClass, async ({ tx, communityId, audit }, input) => {
  const { communityId: _, ...yours } = input
  if (!(await saveClass(tx, communityId, yours))) {
    const theirs = await classOf(tx, { communityId, code: input.code })
    throw refuse('class-changed', { name: input.name, yours, theirs: theirs ?? null })
  }
  audit({ subject: { kind: 'complaint-class', id: communityId }, fields: [input.code] })
  return { ...yours, version: input.version + 1 }
})
