import { z } from 'zod'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf } from '../../kernel/id.ts'
import * as shape from './shapes.ts'
import { boardNames, dueNames } from './words.ts'

const keysOf = <const T extends Record<string, string>>(names: T) => Object.keys(names) as [keyof T & string]

/** How the open ones stand by their clock. */
const due = z.enum(keysOf(dueNames)).meta({ description: '时限' })

/** What the columns of the board are: how the clock stands, or the state of one kind. */
export const boardBy = z.enum(keysOf(boardNames)).meta({ description: '看板的列' })

/** Filters of the list, of its export and of the board alike. */
const filters = {
  /** A number or the beginning of one, a word of the title, the caller's name. */
  q: z.string().trim().max(60).optional(),
  kind: z.string().max(40).optional(),
  state: z.string().max(40).optional(),
  priority: shape.priority.optional(),
  due: due.optional(),
  /** Past a deadline, now or once. */
  breached: z.stringbool().optional(),
  /** `me` with my roles, `others` for all the rest, `nobody`, `staff:` with an id, `role:` with a role. */
  assignee: z
    .string()
    .regex(/^(me|others|nobody|staff:[\da-f-]{36}|role:[a-z-]{1,40})$/)
    .optional(),
  houseId: idOf('HouseId').optional(),
  buildingId: idOf('BuildingId').optional(),
  zoneId: idOf('ZoneId').optional(),
  openedFrom: businessDate.optional(),
  openedTo: businessDate.optional(),
}

export const listMatters = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/matters',
  right: 'matters.see',
  summary: '事项列表',
  params: z.object({ communityId }),
  query: z.strictObject({
    ...filters,
    after: z.string().max(200).optional(),
    status: z.enum(['open', 'closed', 'all']).default('open'),
    sort: z.enum(['clock', 'newest', 'oldest']).default('clock'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(shape.matterRow), next: z.string().nullable() }),
})

/** A column counts so far; a count that has reached it means "so many or more". */
export const countedTo = 200

const boardColumn = z.object({
  /** A state of the kind, or how the clock stands. */
  id: z.string(),
  name: z.string(),
  count: z.int().max(countedTo),
  /** The first ones by clock. */
  rows: z.array(shape.matterRow),
})
export type BoardColumn = z.output<typeof boardColumn>

/** What is open, in columns. */
export const readBoard = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/matters-board',
  right: 'matters.see',
  summary: '事项看板',
  params: z.object({ communityId }),
  query: z.strictObject({
    ...filters,
    by: boardBy.default('clock'),
    /** Cards in each column. */
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ columns: z.array(boardColumn) }),
  refusals: ['matters.board-needs-kind'],
})
export type Board = z.output<typeof readBoard.output>
