import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { exportingShort } from '../../platform/exports/index.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import { categoriesOf, categoryOf, categoryRowsOf, saveCategory } from './category.store.ts'
import * as list from './category-list.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'
import { partOf } from './warranty/part.store.ts'

export const listCategories = reading(contract.listCategories, async ({ tx, communityId }, { all = false }) => ({
  categories: await categoriesOf(tx, { communityId, all }),
}))

export const exportCategories = exportingShort(list.exportCategories, ({ tx }, { communityId, all = false }) =>
  categoryRowsOf(tx, { communityId, all }),
)

/** A category that no default knows; its code is made here and never shown. */
export const createCategory = useCase(contract.createCategory, async (context, { communityId, ...facts }) => {
  const { tx, audit } = context
  await demandPart(tx, { communityId, part: facts.part })
  const category = { ...facts, code: `own-${crypto.randomUUID().slice(0, 8)}`, retired: false, version: 0 }
  await saveCategory(tx, communityId, category)
  audit({ subject: { kind: 'repair-category', id: communityId }, fields: [category.code] })
  return { ...category, version: 1 }
})

/** Changes or retires a category of this community. Orders already logged keep the targets they began with. */
export const setCategory = useCase(contract.setCategory, async ({ tx, audit }, input) => {
  const { communityId, ...yours } = input
  await demandPart(tx, { communityId, part: yours.part })
  if (!(await saveCategory(tx, communityId, yours))) {
    const theirs = await categoryOf(tx, { communityId, code: input.code })
    throw refuse('category-changed', { name: input.name, yours, theirs: theirs ?? null })
  }
  audit({ subject: { kind: 'repair-category', id: communityId }, fields: [input.code] })
  return { ...yours, version: input.version + 1 }
})

const demandPart = async (tx: Tx, o: { communityId: CommunityId; part: string | null }): Promise<void> => {
  const { communityId, part } = o
  if (part !== null && !(await partOf(tx, { communityId, code: part }))) throw refuse('no-such-part', { code: part })
}
