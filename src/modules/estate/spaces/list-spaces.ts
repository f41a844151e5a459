import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { spacesOf } from './space.store.ts'

export const listSpaces = reading(contract.listSpaces, async ({ tx, communityId }, { kind, after, limit }) => {
  const found = await spacesOf(tx, { communityId, kind, after, limit: limit + 1 })
  const spaces = found.slice(0, limit)
  return { spaces, next: found.length > limit ? (spaces.at(-1)?.id ?? null) : null }
})
