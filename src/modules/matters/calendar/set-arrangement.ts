import { addDays, yearMonthDay } from '../../../kernel/dates.ts'
import { writeAudit } from '../../../platform/audit/audit.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import * as contract from './arrangement.contract.ts'
import { arrangedDayFault, compareDays } from './arrangement.rules.ts'
import { arrangementOf, arrangementState, saveArrangement } from './arrangement.store.ts'

const WARNS_DAYS_AHEAD = 60

export const readYearArrangement = reading(contract.readYearArrangement, ({ tx }, { year }) => arrangementOf(tx, year))

/**
 * Takes in the holiday arrangement of a whole year, or puts it right. One for all communities, so the company's audit
 * has it beside this community's. Deadlines that it touches are reckoned anew by the job of the minute.
 */
export const setYearArrangement = useCase(contract.setYearArrangement, async (context, input) => {
  const { tx, communityId, actor, now, requestId } = context
  const { year, version, days, source } = input
  const theirs = await arrangementOf(tx, year)
  const yours = { version, days, source }
  if (theirs.version !== version) throw refuse('arrangement-changed', { year, yours, theirs })
  demandFit(input)
  const next = yearMonthDay(addDays(theirs.coveredTo, 1)).year
  if (year > next || year < yearMonthDay(theirs.coveredFrom).year) throw refuse('arrangement-gap', { year, next })
  const changes = compareDays({ year, before: theirs.days, given: days })
  const extendsIt = year === next
  if (changes.length === 0 && !extendsIt) throw refuse('arrangement-same', { year })
  const saved = await saveArrangement(tx, {
    year,
    version,
    source,
    changes,
    extends: extendsIt,
    by: actor.staffId,
    at: now,
  })
  const after = await arrangementOf(tx, year)
  if (!saved) throw refuse('arrangement-changed', { year, yours, theirs: after })
  const note = { subject: { kind: 'holiday-arrangement', id: communityId }, fields: [`${year}`], reason: source }
  context.audit({ ...note, detail: { version: after.version, changes } })
  await writeAudit(tx, {
    communityId: undefined,
    actor: { kind: actor.kind, id: actor.staffId },
    at: now,
    act: contract.setYearArrangement.summary,
    requestId,
    note,
  })
  return after
})

const demandFit = ({ year, days }: { year: number; days: Parameters<typeof compareDays>[0]['given'] }): void => {
  const seen = new Set<string>()
  for (const one of days) {
    const fault = seen.has(one.day) ? `${one.day} 写了两次` : arrangedDayFault(one, year)
    if (fault) throw refuse('arrangement-unfit', { fault })
    seen.add(one.day)
  }
}

export const readArrangementState = reading(contract.readArrangementState, async ({ tx, communityId, today }) => {
  const { coveredUntil, assumed } = await arrangementState(tx, communityId)
  return {
    coveredTo: addDays(coveredUntil, -1),
    endsSoon: coveredUntil <= addDays(today, WARNS_DAYS_AHEAD),
    nextYear: yearMonthDay(coveredUntil).year,
    assumed,
  }
})
