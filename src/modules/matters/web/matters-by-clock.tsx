import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { type Board, countedTo } from '../contract.ts'
import { MatterGroups } from './matter-rows.tsx'
import { useByClock, type Whose } from './use-by-clock.ts'

type Column = Board['columns'][number]

const headings: Readonly<Record<string, string>> = {
  overdue: '已超时',
  hour: '一小时内到期',
  today: '今天到期',
  later: '以后到期',
  none: '不计时',
}

/** Today: what lies with me, or with all others, by how the clock stands; each group opens the list with the same filter. */
export const MattersByClock = ({ whose }: { whose: Whose }) => {
  const { columns, error, refetch } = useByClock(whose)
  if (error !== null && columns === undefined) return <ProblemAlert problem={error} again={() => void refetch()} />
  const groups = (columns ?? [])
    .filter(({ count }) => count > 0)
    .map((column) => ({ id: column.id, rows: column.rows, heading: <Heading column={column} whose={whose} /> }))
  return <MatterGroups groups={groups} />
}

const Heading = ({ column: { id, count, rows }, whose }: { column: Column; whose: Whose }) => {
  // The server counts so far and no further.
  const counted = count < countedTo ? `${count}` : `${countedTo}+`
  return (
    <h3 className={`matter-group-title due-${id}`}>
      {headings[id]}
      <span className="figures">{counted}</span>
      <PageLink to={`/matters?status=open&assignee=${whose}&due=${id}`}>
        {count > rows.length ? `查看全部 ${counted} 件` : '在列表中查看'}
      </PageLink>
    </h3>
  )
}
