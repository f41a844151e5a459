import { useKeptRead } from '../../../ui/field/use-kept-read.ts'
import { clockText, momentOf, urgencyOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { asProblem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { listRectifications, type RectificationRow, readRectification } from '../contract.ts'
import { useNoticeState } from './use-notice-state.ts'
import './notices.css'

/** Notices that lie with me, by deadline; each is kept on the phone, so that it opens in a basement. */
export const NoticeList = () => {
  const { id: communityId } = useCommunity()
  const asked = { communityId, mine: 'true', status: 'open', limit: 50 } as never
  const { data, error } = useKeptRead(listRectifications, asked)
  if (data === undefined) return <p className="quiet">{error === null ? '正在读取…' : asProblem(error).detail}</p>
  const { rows } = data.answer
  return (
    <>
      {data.keptAt !== null && <p className="quiet">没有信号，显示的是 {momentOf(data.keptAt)} 的列表。</p>}
      {rows.length === 0 && <p className="quiet">没有要您整改的通知。</p>}
      {rows.map((row) => (
        <NoticeCard key={row.id} row={row} />
      ))}
    </>
  )
}

const NoticeCard = ({ row }: { row: RectificationRow }) => {
  const { id: communityId } = useCommunity()
  const { name, waits } = useNoticeState(row)
  useKeptRead(readRectification, { communityId, matterId: row.id })
  return (
    <PageLink to={`/rectifications/${row.id}`} className="field-card notice-card">
      <div className="notice-head">
        <b>{row.place.name || row.subjectName}</b>
        <NoticeClock dueAt={row.dueAt} />
      </div>
      <p>{row.title}</p>
      <p className="quiet">
        {row.number} · {name}
        {waits && '（待发送）'}
      </p>
    </PageLink>
  )
}

export const NoticeClock = ({ dueAt }: { dueAt: string | null }) =>
  dueAt === null ? null : <span className={`notice-clock notice-clock-${urgencyOf(dueAt)}`}>{clockText(dueAt)}</span>
