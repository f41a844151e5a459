import { refuse } from './refusals.ts'

export { changedFields } from '../../platform/audit/changed-fields.ts'

/**
 * The row as it stands, locked, if it is still what the editor saw. The second of two editors gets both versions, and
 * nothing is lost (case 38).
 * @throws estate.not-found
 * @throws estate.changed-meanwhile
 */
export const sameVersion = <T extends { readonly version: number }>(
  thing: string,
  on: { readonly theirs: T | undefined; readonly yours: { readonly version: number } },
): T => {
  const { theirs, yours } = on
  if (!theirs) throw refuse('not-found', { thing })
  if (theirs.version !== yours.version) throw refuse('changed-meanwhile', { thing, yours, theirs })
  return theirs
}

/** The first row. @throws estate.not-found where there is none. */
export const found = <T>(thing: string, row: T | undefined): T => {
  if (row === undefined) throw refuse('not-found', { thing })
  return row
}
