import { createHash } from 'node:crypto'
import { type BusinessDate, dateOf } from '../../../kernel/dates.ts'
import type { Drawable } from './choose.rules.ts'
import type { Pooled } from './sample.store.ts'

/** The pool with the key of each: SHA-256 of `seed:number`, as `printf '%s' "$seed:$number" | sha256sum` gives it. */
export const keyed = <P extends Pick<Pooled, 'number' | 'class'>>(
  pool: readonly P[],
  seed: string,
): readonly (P & Drawable)[] =>
  pool.map((one) => ({ ...one, key: createHash('sha256').update(`${seed}:${one.number}`).digest('hex') }))

/** `2026-04` → `2026-04-01` */
export const firstOf = (month: string): BusinessDate => dateOf(`${month}-01`)
