import { sql } from 'kysely'
import { foldLog } from '../../kernel/clock-log.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { eventFrom } from './clock-rows.ts'
import { actionName, stateName } from './matter-kind.ts'
import { matterRowOf, rowColumns, type StoredRow } from './matter-row.store.ts'
import type { Channel, MatterDetail } from './shapes.ts'
import { channelNames, roleName } from './words.ts'

interface StoredDetail extends StoredRow {
  readonly description: string
  readonly channel: Channel
  readonly caller_name: string
  readonly caller_phone: string
  readonly opened_by_name: string | null
  readonly assigned_at: Date | null
  readonly task: MatterDetail['task']
  readonly clocks: readonly StoredClock[]
  readonly entries: readonly StoredEntry[]
}

type ClockRow = MatterDetail['clocks'][number]
interface StoredClock extends Omit<ClockRow, 'paused' | 'pauseReasons' | 'extended' | 'extendable'> {
  readonly events: readonly Readonly<Record<string, unknown>>[]
}

interface StoredEntry {
  readonly id: string
  readonly at: string
  readonly kind: MatterDetail['timeline'][number]['kind']
  readonly author: string | null
  readonly action: string | null
  readonly toState: string | null
  readonly assigneeName: string | null
  readonly assigneeRole: string | null
  readonly body: string
  readonly claimedAt: string | null
}

/** One matter with its clocks and its timeline, newest entry first: one statement. Undefined where it is not of this community. */
export const matterDetailOf = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string },
): Promise<Omit<MatterDetail, 'attachments'> | undefined> => {
  const { communityId, matterId } = o
  const { rows } = await sql<StoredDetail>`/* matters.detail */
    select ${rowColumns(communityId)}, m.description, m.channel, m.caller_name, m.caller_phone, o.name as opened_by_name, m.assigned_at,
      (select jsonb_build_object('flavour', t.flavour, 'counterpart', t.counterpart, 'result', t.result, 'answeredBy', t.answered_by, 'refusalReason', t.refusal_reason)
        from matters.task t where t.community_id = ${communityId} and t.matter_id = m.id) as task,
      coalesce((select jsonb_agg(jsonb_build_object(
          'rule', c.rule, 'name', c.name, 'startedAt', c.started_at, 'dueAt', nullif(c.due_at, 'infinity'), 'metAt', c.met_at,
          'endedAt', c.ended_at, 'breachedAt', c.breached_at, 'calendarAssumed', c.calendar_assumed,
          'forAcceptance', c.for_acceptance, 'events', (select jsonb_agg(e.event order by e.number) from matters.clock_event e
            where e.community_id = ${communityId} and e.clock_id = c.id)) order by c.for_acceptance, c.started_at, c.due_at, c.id)
        from matters.clock c where c.community_id = ${communityId} and c.matter_id = m.id), '[]'::jsonb) as clocks,
      coalesce((select jsonb_agg(jsonb_build_object(
          'id', e.id, 'at', e.at, 'kind', e.kind, 'author', w.name, 'action', e.action, 'toState', e.to_state,
          'assigneeName', g.name, 'assigneeRole', e.assignee_role, 'body', e.body, 'claimedAt', e.claimed_at)
          order by e.matter_version desc, e.at desc, e.id)
        from matters.entry e
        left join access.staff w on w.id = e.author_id
        left join access.staff g on g.id = e.assignee_staff_id
        where e.community_id = ${communityId} and e.matter_id = m.id), '[]'::jsonb) as entries
    from matters.matter m
    left join access.staff o on o.id = m.opened_by
    where m.community_id = ${communityId} and m.id = ${matterId}`.execute(tx)
  return rows[0] && detailFrom(rows[0])
}

const detailFrom = (row: StoredDetail): Omit<MatterDetail, 'attachments'> => ({
  ...matterRowOf(row),
  description: row.description,
  channel: row.channel,
  channelName: channelNames[row.channel],
  callerName: row.caller_name,
  callerPhone: row.caller_phone,
  openedBy: row.opened_by_name ?? '系统',
  assignedAt: row.assigned_at?.toISOString() ?? null,
  task: row.task,
  clocks: row.clocks.map(clockFrom),
  timeline: row.entries.map((entry) => ({
    id: entry.id,
    at: instant(entry.at),
    kind: entry.kind,
    title: titleOf(row.kind, entry),
    author: entry.author ?? '系统',
    toState: entry.toState && stateName(row.kind, entry.toState),
    assignee: entry.assigneeName ?? (entry.assigneeRole && roleName(entry.assigneeRole)),
    body: entry.body,
    claimedAt: instantOrNull(entry.claimedAt),
  })),
})

const clockFrom = ({ events, ...clock }: StoredClock): ClockRow => {
  const { openPause, policy, extension } = foldLog(events.map(eventFrom))
  return {
    ...clock,
    startedAt: instant(clock.startedAt),
    dueAt: instantOrNull(clock.dueAt),
    metAt: instantOrNull(clock.metAt),
    endedAt: instantOrNull(clock.endedAt),
    breachedAt: instantOrNull(clock.breachedAt),
    paused: openPause?.reason ?? null,
    pauseReasons: policy.pauses.reasons,
    extended: extension && { until: extension.until.toISOString(), reason: extension.reason },
    extendable: policy.extension === 'once' && extension === null,
  }
}

const entryTitles = {
  opened: '登记',
  assigned: '指派',
  edited: '修改',
  comment: '内部备注',
  word: '告知住户',
  breach: '超时',
  unaccepted: '无人接收，已上报',
  extended: '延期',
  paused: '暂停计时',
  resumed: '恢复计时',
  retargeted: '调整紧急程度',
  attached: '添加附件',
  retracted: '撤回附件',
  reckoned: '节假日变动，重算时限',
} as const

const titleOf = (kind: string, entry: StoredEntry): string =>
  entry.kind === 'moved' ? actionName(kind, entry.action ?? '') : entryTitles[entry.kind]

const instant = (text: string): string => new Date(text).toISOString()
const instantOrNull = (text: string | null): string | null => text && instant(text)
