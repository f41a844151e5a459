import { Button } from 'antd'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { readWorkload, setAvailability } from '../contract.ts'

/** 工作量: what each technician has in hand, for who dispatches; a click shows that technician's orders. */
export const Workload = () => {
  const { id: communityId } = useCommunity()
  const [, ask] = useAsked()
  const tell = useTell()
  const { data } = useRead(readWorkload, { communityId }, { everySeconds: 60 })
  const change = useWrite(setAvailability, { refreshes: [readWorkload] })
  if (data === undefined || data.technicians.length === 0) return null
  return (
    <section className="sheet workload-frame" aria-label="维修技工工作量">
      <table className="workload">
        <caption>维修技工{data.free > 0 && <span className="quiet">（另有 {data.free} 单等人来接）</span>}</caption>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col" className="figures">
              手上
            </th>
            <th scope="col" className="figures">
              在现场
            </th>
            <th scope="col" className="figures">
              本周完成
            </th>
            <th scope="col">最近时限</th>
            <th scope="col">上班</th>
          </tr>
        </thead>
        <tbody>
          {data.technicians.map((one) => (
            <tr key={one.staffId}>
              <th scope="row">
                <button type="button" className="row-link" onClick={() => ask({ staffId: one.staffId })}>
                  {one.name}
                </button>
                {one.staffId === data.suggested && <span className="quiet"> 建议派给</span>}
              </th>
              <td className="figures">{one.open}</td>
              <td className="figures">{one.onSite}</td>
              <td className="figures">{one.doneThisWeek}</td>
              <td>{one.nextDueAt === null ? '—' : <ClockBadge dueAt={one.nextDueAt} />}</td>
              <td>
                {one.available ? '在班' : '下班'}{' '}
                <Button
                  type="link"
                  size="small"
                  loading={change.isPending}
                  onClick={() =>
                    change.mutate(
                      { communityId, staffId: one.staffId, available: !one.available },
                      { onError: (error) => tell.refused(error) },
                    )
                  }
                >
                  {one.available ? '改为下班' : '改为在班'}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
