import { createHash, randomBytes } from 'node:crypto'
import { type BusinessDate, businessDateAt, dateOf, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/periods.ts'
import type { Job } from '../../../platform/app/define-module.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { useCase } from '../../../platform/http/use-case.ts'
import { lastMonthOf } from '../callback.rules.ts'
import { refuse } from '../refusals.ts'
import { settingOf } from '../settings/setting.store.ts'
import { chooseSample, type Drawable } from './choose.rules.ts'
import { showSample } from './read-sample.ts'
import * as contract from './sample.contract.ts'
import { communitiesToSample, insertSample, type Pooled, poolOf, samplesOf } from './sample.store.ts'

/** Draws the sample of a month that is over; where it was drawn already, that one is shown. */
export const drawSample = useCase(contract.drawSample, async (context, { month }) => {
  const { tx, communityId, today, now, actor, audit } = context
  const first = firstOf(month)
  if (lastMonthOf(today).from < first) throw refuse('month-not-over', { month })
  const by = actor.staffId
  const drawn = await drawOf(tx, { communityId, first, at: now, by })
  if (!drawn && !(await samplesOf(tx, { communityId, month: first }))[0]) throw refuse('nothing-to-sample', { month })
  audit({ subject: { kind: 'callback-sample', id: communityId }, fields: [month] })
  return showSample(context, month)
})

/** The sample of last month is drawn by itself, once; a day on which the server slept is made up for on the next. */
export const drawMonthlySamples: Job = {
  name: 'callbacks.draw-monthly-samples',
  // Ten past midnight in Shanghai.
  cron: '10 16 * * *',
  run: async ({ database, log }) => {
    const waiting = await database.maintain(async (tx) => {
      const { from, until } = lastMonthOf(businessDateAt(await database.now(tx)))
      return communitiesToSample(tx, { month: from, from: startOfDay(from), until: startOfDay(until) })
    })
    for (const communityId of waiting) {
      await database.run({ kind: 'community', communityId, write: true }, async (tx) => {
        const at = await database.now(tx)
        await drawOf(tx, { communityId, first: lastMonthOf(businessDateAt(at)).from, at, by: null })
      })
    }
    if (waiting.length > 0) log(`${waiting.length} samples of callbacks drawn`)
  },
}

/** Draws and writes; false where there is nothing to draw from, or the month has its sample. */
const drawOf = async (
  tx: Tx,
  o: { communityId: CommunityId; first: BusinessDate; at: Date; by: StaffId | null },
): Promise<boolean> => {
  const { communityId, first, at, by } = o
  const { from, until } = monthOf(first)
  const pool = await poolOf(tx, { communityId, from: startOfDay(from), until: startOfDay(until) })
  if (pool.length === 0) return false
  const { samplePercent: percent, sampleLeast: least } = await settingOf(tx, communityId)
  const seed = randomBytes(16).toString('hex')
  const items = chooseSample(keyed(pool, seed), { percent, least })
  return insertSample(tx, {
    ...{ communityId, month: first, seed, percent, least, pool: pool.length },
    ...{ drawnAt: at, drawnBy: by, items },
  })
}

/** The pool with the key of each: SHA-256 of `seed:number`, as `printf '%s' "$seed:$number" | sha256sum` gives it. */
export const keyed = <P extends Pick<Pooled, 'number' | 'class'>>(
  pool: readonly P[],
  seed: string,
): readonly (P & Drawable)[] =>
  pool.map((one) => ({ ...one, key: createHash('sha256').update(`${seed}:${one.number}`).digest('hex') }))

/** `2026-04` → `2026-04-01` */
export const firstOf = (month: string): BusinessDate => dateOf(`${month}-01`)
