import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'

const arrangedDay = z.strictObject({
  day: businessDate,
  workingDay: z.boolean().meta({ description: '补班（上班）为真，休为假' }),
  name: line({ name: '节日名称', most: 20 }),
})

const change = z.object({
  version: z.int(),
  year: z.int(),
  source: z.string(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
})

const arrangement = z.object({
  year: z.int(),
  /** Of the whole arrangement, whatever the year; 0 until somebody changes it for the first time. */
  version: z.int(),
  /** The first and the last day for which holidays and make-up days are known. */
  coveredFrom: businessDate,
  coveredTo: businessDate,
  /** Of the year and of the December before it. */
  days: z.array(arrangedDay),
  /** The last ones first, of all years. */
  changes: z.array(change),
})
export type YearArrangement = z.output<typeof arrangement>

const ofYear = z.object({ communityId, year: z.coerce.number().int().min(2000).max(2199) })

export const readYearArrangement = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/holiday-arrangements/{year}',
  right: 'matters.see-clocks',
  summary: '某年的放假安排',
  params: ofYear,
  output: arrangement,
})

/** The whole year at once; days of the December before are added to it. One arrangement holds for all communities. */
export const setYearArrangement = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/holiday-arrangements/{year}',
  right: 'matters.set-holidays',
  summary: '录入放假安排',
  params: ofYear,
  body: z.strictObject({
    version: z.int().min(0),
    days: z.array(arrangedDay).min(1, '一天也没有，没有保存').max(200),
    source: z.string().trim().max(100).default('').meta({ description: '依据，如：国办发明电〔2026〕7号' }),
  }),
  output: arrangement,
  refusals: [
    'matters.arrangement-changed',
    'matters.arrangement-gap',
    'matters.arrangement-unfit',
    'matters.arrangement-same',
  ],
})

/** What Today says of the arrangement to whoever keeps it. */
export const readArrangementState = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/holiday-arrangement-state',
  right: 'matters.set-holidays',
  summary: '放假安排是否够用',
  params: z.object({ communityId }),
  output: z.object({
    coveredTo: businessDate,
    /** The arrangement ends within sixty days, or has ended. */
    endsSoon: z.boolean(),
    /** The year to be entered next. */
    nextYear: z.int(),
    /** Open deadlines reckoned as if no holiday came, counted up to a hundred. */
    assumed: z.int().max(100),
  }),
})
