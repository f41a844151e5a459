import { refuse } from './refusals.ts'

export { changedFields } from '../../platform/audit/changed-fields.ts'

/**
 * The row as it stands, locked, if it is still what the editor saw. The second of two editors gets both versions, and
 * nothing is lost (case 38).
 * @throws households.not-found
 * @throws households.changed-meanwhile
 */
export const sameVersion = <T extends { readonly version: number }>(
  thing: string,
  on: { readonly theirs: T | undefined; readonly yours: { readonly version: number } },
): T => {
  const theirs = found(thing, on.theirs)
  if (theirs.version !== on.yours.version) throw refuse('changed-meanwhile', { thing, yours: on.yours, theirs })
  return theirs
}

/** The first row. @throws households.not-found where there is none. */
export const found = <T>(thing: string, row: T | undefined): T => {
  if (row === undefined) throw refuse('not-found', { thing })
  return row
}
