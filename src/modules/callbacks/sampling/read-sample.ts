import { startOfDay } from '../../../kernel/dates.ts'
import { monthOf } from '../../../kernel/periods.ts'
import { noteAccess } from '../../../platform/audit/note-access.ts'
import { exportingShort } from '../../../platform/exports/index.ts'
import { type Context, reading } from '../../../platform/http/use-case.ts'
import { writeWorkbook } from '../../../platform/sheets/index.ts'
import { lastMonthOf } from '../callback.rules.ts'
import { refuse } from '../refusals.ts'
import { firstOf, keyed } from './draw-keys.ts'
import { poolSheet, sampleSheet } from './register.ts'
import * as contract from './sample.contract.ts'
import { itemsOf, poolOf, samplesOf } from './sample.store.ts'
import * as list from './sample-list.ts'

export const listSamples = reading(contract.listSamples, async ({ tx, communityId, today }) => {
  const { from, until } = lastMonthOf(today)
  const samples = await samplesOf(tx, { communityId })
  const pool = await poolOf(tx, { communityId, from: startOfDay(from), until: startOfDay(until) })
  const month = from.slice(0, 7)
  return { samples: [...samples], due: { month, pool: pool.length, drawn: samples.some((one) => one.month === month) } }
})

export const exportSamples = exportingShort(list.exportSamples, ({ tx }, { communityId }) =>
  samplesOf(tx, { communityId }),
)

/** Whoever makes the second calls sees the phones of what is still to be called, and that is noted. */
export const readSample = reading(contract.readSample, async (context, { month }) => {
  const { communityId, actor, now, requestId, database } = context
  const sample = await showSample(context, month)
  if (sample.items.some(({ phone }) => phone !== '' && !phone.includes('*'))) {
    noteAccess(database, {
      ...{ communityId, at: now, requestId, act: contract.readSample.summary },
      actor: { kind: actor.kind, id: actor.staffId },
      ...{ subject: { kind: 'callback-sample', id: communityId }, fields: ['callerPhone'] },
    })
  }
  return sample
})

/** Phones stay masked in whatever leaves. */
const nobody = { rights: new Set<string>() }

export const exportSampled = exportingShort(
  list.exportSampled,
  async ({ tx, now }, { communityId, month }) =>
    (await showSample({ tx, communityId, now, actor: nobody }, month)).items,
)

export const downloadRegister = reading(contract.downloadRegister, async (context, { month }) => {
  const { tx, communityId, actor, now, today, requestId, database } = context
  const sample = await showSample({ tx, communityId, now, actor: nobody }, month)
  noteAccess(database, {
    ...{ communityId, at: now, requestId, act: contract.downloadRegister.summary, reason: month },
    actor: { kind: actor.kind, id: actor.staffId },
    ...{ subject: { kind: 'callback-sample', id: communityId }, fields: [] },
  })
  const { from, until } = monthOf(firstOf(month))
  const pool = await poolOf(tx, { communityId, from: startOfDay(from), until: startOfDay(until) })
  return {
    name: `回访抽查-${month}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeWorkbook([sampleSheet(sample, today), poolSheet(sample, keyed(pool, sample.seed))]),
  }
})

/** The sample of a month with its items, as the caller may see it. */
export const showSample = async (
  context: Pick<Context, 'tx' | 'now'> & {
    readonly communityId: Parameters<typeof itemsOf>[1]['communityId']
    readonly actor: { readonly rights: ReadonlySet<string> }
  },
  month: string,
): Promise<contract.SampleDetail> => {
  const { tx, communityId, now, actor } = context
  const first = firstOf(month)
  const [sample] = await samplesOf(tx, { communityId, month: first })
  if (!sample) throw refuse('no-such-sample')
  const wholePhones = actor.rights.has('callbacks.sample')
  return { ...sample, items: await itemsOf(tx, { communityId, month: first, now, wholePhones }) }
}
