import { Button } from 'antd-mobile'
import { momentOf } from '../shared/format.ts'
import { FieldPage } from './field-page.tsx'
import type { OutboxRecord } from './offline-queue.ts'
import { useOutbox } from './outbox.tsx'
import { tell } from './tell.ts'

const words = { waiting: '待发送', sent: '已发送', refused: '被拒绝' } as const

/** Every record made on this phone in the last days, with its state: waiting, sent, refused with the reason. */
const OutboxPage = () => {
  const { records, waiting, flush } = useOutbox()
  const newestFirst = [...records].reverse()
  return (
    <FieldPage
      title="发送记录"
      back={() => window.history.back()}
      action={
        waiting > 0 && (
          <Button block color="primary" size="large" onClick={() => void flush()}>
            现在发送（{waiting} 条）
          </Button>
        )
      }
    >
      {records.length === 0 && (
        <div className="field-empty">
          <b>没有记录</b>
          <p>没有信号时照常填写，记录先保存在手机里，信号恢复后自动发送，不会重复。</p>
        </div>
      )}
      {newestFirst.map((record) => (
        <RecordCard key={record.id} record={record} />
      ))}
    </FieldPage>
  )
}

const RecordCard = ({ record }: { record: OutboxRecord }) => {
  const { discard, retry } = useOutbox()
  const drop = async () => {
    const sure = await tell.confirm('删除后这条记录不会再发送，确定删除吗？', '删除')
    if (sure) await discard(record.id)
  }
  return (
    <article className={`field-card record record-${record.state}`}>
      <div className="record-head">
        <b>{record.title}</b>
        <span className="record-state">{words[record.state]}</span>
      </div>
      <p className="quiet">
        {momentOf(record.madeAt)} 填写
        {record.state === 'waiting' && record.attempts > 0 && `，已试 ${record.attempts} 次`}
        {record.sentAt !== undefined && `，${momentOf(record.sentAt)} 发送`}
      </p>
      {record.reason !== undefined && <p className="record-reason">{record.reason}</p>}
      {record.state === 'refused' && (
        <div className="record-choice">
          <Button onClick={() => void drop()}>删除</Button>
          <Button color="primary" onClick={() => void retry(record.id)}>
            再发一次
          </Button>
        </div>
      )}
    </article>
  )
}

export default OutboxPage
