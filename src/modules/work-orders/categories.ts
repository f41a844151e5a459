import { reading, useCase } from '../../platform/http/use-case.ts'
import { categoriesOf, categoryOf, saveCategory } from './category.store.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'

export const listCategories = reading(contract.listCategories, async ({ tx, communityId }) => ({
  categories: await categoriesOf(tx, communityId),
}))

/** Changes a category of this community, or adds one. Orders already logged keep the targets they began with. */
export const setCategory = useCase(contract.setCategory, async ({ tx, communityId, audit }, input) => {
  const { communityId: _, ...yours } = input
  const saved = await saveCategory(tx, communityId, yours)
  if (!saved) {
    const theirs = await categoryOf(tx, { communityId, code: input.code })
    throw refuse('category-changed', { name: input.name, yours, theirs: theirs ?? null })
  }
  audit({ subject: { kind: 'repair-category', id: communityId }, fields: [input.code] })
  return { ...yours, version: input.version + 1 }
})
