import { addDays, businessDateAt, dayOfWeek, startOfDay } from '../../kernel/dates.ts'
import type { TestClock } from '../../platform/http/database.ts'
import type { App } from '../server.ts'
import { type DemoCaller, houseOf } from './demo-caller.ts'
import { PAST_COMPLAINTS, PAST_SUMMARIES, type PastComplaint } from './past-complaints.ts'

/** A server whose clock can be moved: the past of the demo is lived through it, step by step, by the rules that hold for everybody. */
export interface DemoPast {
  readonly app: App
  readonly clock: TestClock
}

interface Happening {
  readonly at: number
  readonly run: () => Promise<void>
}

interface People {
  readonly clerk: DemoCaller
  readonly supervisor: DemoCaller
}

const HOUR = 3_600_000

/** Complaints of seven weeks and the supervisor's summary of each week but the last, in the order in which they happened. */
export const fillDemoPast = async ({ app, clock }: DemoPast, as: People): Promise<void> => {
  const now = Date.now()
  const today = businessDateAt(new Date(now))
  const monday = addDays(today, 1 - dayOfWeek(today))
  const startOf = (week: number) => startOfDay(addDays(monday, -7 * week)).getTime()
  const complaints = PAST_COMPLAINTS.flatMap((one) => stepsOf(one, { from: startOf(one.week), as, settle: app.settle }))
  const summaries = PAST_SUMMARIES.map(({ week, words }) => ({
    at: startOf(week - 1) + 10 * HOUR,
    run: () => sumUp(as.supervisor, { week: addDays(monday, -7 * week), words }),
  }))
  const happened = [...complaints, ...summaries].filter(({ at }) => at < now).sort((a, b) => a.at - b.at)
  for (const { at, run } of happened) {
    clock.offset = at - Date.now()
    await run()
  }
  await app.settle()
}

const stepsOf = (one: PastComplaint, o: { from: number; as: People; settle: () => Promise<void> }): Happening[] => {
  const { clerk } = o.as
  const at = o.from + one.hour * HOUR
  const held = { id: '', version: 0 }
  const step = async (verb: string, body: object) => {
    const { matter } = await clerk.post<{ matter: { version: number } }>(`/complaints/${held.id}/${verb}`, body)
    held.version = matter.version
  }
  const register = async () => {
    const houseId = await houseOf(clerk, one.house)
    const complaint = { class: one.class, ...(one.serious ? { severity: 'serious' } : {}) }
    const said = { channel: one.channel, kind: 'complaint', content: one.content, complaint }
    held.id = (await clerk.post<{ matterId: string }>('/receptions', { ...said, houseId })).matterId
    await step('take', {})
  }
  const answer = () => step('answer', { answer: '已安排人处理，处理完给您回话', way: 'phone' })
  const { resolved, said } = one
  if (!resolved)
    return inOrder([
      [at, register],
      [at + one.answeredAfter * HOUR, answer],
    ])
  const { after, satisfaction, ...record } = resolved
  const resolve = async () => {
    await step('resolve', { version: held.version, ...record })
    const opinion = satisfaction === 'acceptable' ? '希望下次快一点' : ''
    await step('close', { version: held.version, satisfaction, opinion })
  }
  const callBack = async () => {
    await o.settle()
    await recordCallback(clerk, { aboutId: held.id, said: said ?? { satisfaction: 'satisfied', opinion: '' } })
  }
  return inOrder([
    [at, register],
    [at + one.answeredAfter * HOUR, answer],
    [at + after * HOUR, resolve],
    [at + (after + 50) * HOUR, callBack],
  ])
}

const inOrder = (steps: readonly (readonly [number, () => Promise<void>])[]): Happening[] =>
  steps.map(([at, run]) => ({ at, run }))

const recordCallback = async (
  clerk: DemoCaller,
  o: { aboutId: string; said: { satisfaction: string; opinion: string } },
): Promise<void> => {
  const { rows } = await clerk.get<{ rows: { id: string; aboutId: string; version: number }[] }>(
    '/callbacks?status=open&limit=100',
  )
  const callback = rows.find(({ aboutId }) => aboutId === o.aboutId)
  if (callback === undefined) return
  const { id, version } = callback
  await clerk.post(`/callbacks/${id}/record`, { version, ...o.said, workQuality: 'fair', attitude: 'good' })
}

const sumUp = async (supervisor: DemoCaller, o: { week: string; words: { measures: string } }): Promise<void> => {
  const path = `/complaint-summaries/${o.week}`
  const { version, editions } = await supervisor.get<{ version: number; editions: unknown[] }>(path)
  const saved = await supervisor.put<{ version: number }>(path, { version, ...o.words })
  const draft = o.words.measures === ''
  if (!draft) await supervisor.post(`${path}/sign`, { version: saved.version, editions: editions.length })
}
