import type { Refusal } from '../../kernel/refusal.ts'

interface DatabaseError extends Error {
  readonly code: string
  readonly constraint?: string
}

/** True for an error that PostgreSQL itself raised (it carries an SQLSTATE). */
export const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error &&
  typeof (error as { code?: unknown }).code === 'string' &&
  /^[0-9A-Z]{5}$/.test((error as DatabaseError).code)

/**
 * The name of the constraint that refused a statement. On a distributed database the error carries no constraint
 * field and the name in its message bears a shard number: that is read and stripped.
 */
export const constraintOf = (error: unknown): string | undefined => {
  if (!isDatabaseError(error) || !error.code.startsWith('23')) return undefined
  if (error.constraint) return error.constraint
  const quoted = /constraint "([^"]+)"/.exec(error.message)
  return quoted?.[1]?.replace(/_\d+$/, '')
}

/** Turns the refusal of a named constraint into the module's own sentence: races are settled by the database, not by looking first. */
export const onConstraint = async <T>(
  work: Promise<T>,
  refusals: Readonly<Record<string, () => Refusal>>,
): Promise<T> => {
  try {
    return await work
  } catch (error) {
    const refusal = refusals[constraintOf(error) ?? '']
    if (refusal) throw refusal()
    throw error
  }
}
