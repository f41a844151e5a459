import { expect } from 'vitest'
import { EmbeddedDatabaseProblem, type EmbeddedProblemCode } from '../database/embedded/problem.ts'

const refusal = async (work: Promise<unknown>): Promise<EmbeddedDatabaseProblem> => {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  )
  if (error instanceof EmbeddedDatabaseProblem) return error
  throw new Error(`expected a problem, not ${error}`, { cause: error })
}

/** Expects this problem: its code, and a sentence in Chinese that names the thing and ends. */
export const says = async (
  work: Promise<unknown>,
  code: EmbeddedProblemCode,
  ...named: (string | RegExp)[]
): Promise<void> => {
  const problem = await refusal(work)
  expect(problem.code).toBe(code)
  expect(problem.message).toMatch(/[\u4e00-\u9fff].*。$/)
  expect(problem.message).not.toMatch(/undefined|\[object/)
  for (const words of named) expect(problem.message).toMatch(words)
}
