import { type BusinessDate, dayOfWeek } from '../../../kernel/dates.ts'
import { mondayOf } from '../complaints/period.rules.ts'
import { refuse } from '../refusals.ts'

export interface SummaryWords {
  readonly problems: string
  readonly causes: string
  readonly measures: string
}

export const demandMonday = (week: BusinessDate): void => {
  if (dayOfWeek(week) !== 1) throw refuse('not-a-monday', { week })
}

/** A week is summed up when it is over: from the Monday after it. */
export const demandOver = (week: BusinessDate, today: BusinessDate): void => {
  demandMonday(week)
  if (week >= mondayOf(today)) throw refuse('week-not-over', { week })
}

/** Whether a summary may be signed now, and as which edition. */
export const editionToSign = (
  summary: SummaryWords & { readonly week: BusinessDate; readonly version: number; readonly editions: number },
  asked: { readonly version: number; readonly editions: number; readonly reason: string },
): number => {
  const { week } = summary
  if (summary.editions > asked.editions) throw refuse('signed-already', { week, edition: summary.editions })
  if (summary.version !== asked.version) throw changed(summary, { version: asked.version })
  if (summary.problems === '' || summary.causes === '' || summary.measures === '') throw refuse('summary-empty')
  if (summary.editions > 0 && asked.reason === '') throw refuse('reason-missing')
  return summary.editions + 1
}

/** Somebody else wrote meanwhile: both versions go back, nothing is lost. */
export const changed = (
  {
    week,
    version,
    problems,
    causes,
    measures,
  }: SummaryWords & { readonly week: BusinessDate; readonly version: number },
  yours: Partial<SummaryWords> & { readonly version: number },
) => refuse('summary-changed', { week, yours, theirs: { version, problems, causes, measures } })
