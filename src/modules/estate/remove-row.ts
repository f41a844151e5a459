import { isDatabaseError } from '../../platform/database/constraint.ts'
import { refuse } from './refusals.ts'

/**
 * A thing goes only when nothing stands on it, whichever module put it there: the foreign keys know.
 * @throws estate.still-used
 */
export const unlessUsed = async <T>(removal: Promise<T>, on: { thing: string; name: string }): Promise<T> => {
  try {
    return await removal
  } catch (error) {
    if (isDatabaseError(error) && error.code === '23503') throw refuse('still-used', on)
    throw error
  }
}
