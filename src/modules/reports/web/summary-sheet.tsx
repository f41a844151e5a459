import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { isProblem } from '../../../ui/shared/problem.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import type { PaperId } from '../../papers/contract.ts'
import { PaperPreview } from '../../papers/web/index.tsx'
import { listSummaries, readStatistics, readSummary, type Summary, saveSummary, signSummary } from '../contract.ts'

interface Words {
  readonly problems: string
  readonly causes: string
  readonly measures: string
}

const fields = [
  { name: 'problems', label: '主要问题', hint: '本周投诉集中在哪些地方、哪几件严重' },
  { name: 'causes', label: '原因分析', hint: '为什么发生，为什么超时或不满意' },
  { name: 'measures', label: '改进措施', hint: '谁、做什么、到什么时候' },
] as const

const refreshes = [readSummary, listSummaries, readStatistics]

/** The supervisor's words for a week: kept as a draft, signed with the figures of that moment, another edition with a reason. */
export const SummarySheet = ({ summary, over }: { summary: Summary; over: boolean }) => {
  const may = useHolds()
  const [paper, setPaper] = useState<PaperId | undefined>(undefined)
  const [latest] = summary.editions
  return (
    <section className="sheet" aria-labelledby="summary-title">
      <h2 id="summary-title" className="sheet-title">
        主管小结
        <Standing summary={summary} over={over} />
      </h2>
      {over && may('reports.sum-up-complaints') ? (
        <SummaryForm key={`${summary.week} ${summary.editions.length}`} summary={summary} signed={setPaper} />
      ) : (
        <SummaryWords words={latest ?? summary} />
      )}
      <Editions summary={summary} open={setPaper} />
      {paper !== undefined && <PaperPreview paperId={paper} fits={['a4']} close={() => setPaper(undefined)} />}
    </section>
  )
}

const Standing = ({ summary, over }: { summary: Summary; over: boolean }) => {
  const [latest] = summary.editions
  if (latest !== undefined) {
    return (
      <span className="quiet">{`已签发第 ${latest.edition} 版 · ${latest.signedBy} ${dateTimeOf(latest.signedAt)}`}</span>
    )
  }
  if (!over) return <span className="quiet">这一周还没有结束，下周一起写小结</span>
  return summary.dueAt === null ? <span className="quiet">待小结</span> : <ClockBadge dueAt={summary.dueAt} />
}

const SummaryForm = ({ summary, signed }: { summary: Summary; signed: (paper: PaperId) => void }) => {
  const { id: communityId } = useCommunity()
  const { week } = summary
  const [form] = Form.useForm<Words>()
  const [version, setVersion] = useState(summary.version)
  const [asking, setAsking] = useState(false)
  const tell = useTell()
  const editions = summary.editions.length
  const save = useWrite(saveSummary, {
    refreshes: [readSummary, listSummaries],
    onDone: (kept) => setVersion(kept.version),
  })
  const sign = useWrite(signSummary, {
    refreshes,
    onDone: (done) => {
      const [latest] = done.editions
      setAsking(false)
      if (latest === undefined) return
      tell.done(`投诉周报 ${latest.paperNumber} 已签发`)
      signed(latest.paperId)
    },
  })
  const words = () => form.getFieldsValue()
  const keep = (at: number, then?: (kept: Summary) => void) =>
    save.mutate({ communityId, week, version: at, ...words() }, { onSuccess: (kept) => then?.(kept) })
  const signNow = (reason: string) =>
    keep(version, (kept) => sign.mutate({ communityId, week, version: kept.version, editions, reason }))
  const start = async () => {
    await form.validateFields()
    if (editions > 0) setAsking(true)
    else signNow('')
  }
  return (
    <>
      <VersionConflict<Words>
        problem={save.error}
        code="reports.summary-changed"
        fields={fields}
        keepMine={(theirs) => keep(theirs, () => tell.done('小结已保存'))}
        takeTheirs={(theirs) => {
          setVersion(theirs.version)
          form.setFieldsValue(theirs)
          save.reset()
        }}
      />
      <Form<Words> form={form} layout="vertical" initialValues={summary} className="summary-form">
        {fields.map(({ name, label, hint }) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            rules={[{ required: true, whitespace: true, message: `请写${label}` }, { max: 4000 }]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} placeholder={hint} />
          </Form.Item>
        ))}
      </Form>
      {save.error !== null && !isProblem(save.error, 'reports.summary-changed') && (
        <ProblemAlert problem={save.error} />
      )}
      {sign.error !== null && !asking && <ProblemAlert problem={sign.error} />}
      <div className="summary-foot">
        {version > 0 && summary.changedAt !== null && (
          <span className="quiet">{`草稿：${summary.changedBy} ${dateTimeOf(summary.changedAt)}`}</span>
        )}
        <Button loading={save.isPending} onClick={() => keep(version, () => tell.done('小结已保存'))}>
          保存草稿
        </Button>
        <Button type="primary" loading={sign.isPending} onClick={() => void start().catch(() => {})}>
          {editions > 0 ? '另出一版' : '签发周报'}
        </Button>
      </div>
      {asking && (
        <ReasonDialog
          title={`另出第 ${editions + 1} 版`}
          confirm="签发"
          reason="另出一版的原因"
          saving={sign.isPending || save.isPending}
          problem={sign.error}
          submit={signNow}
          close={() => setAsking(false)}
        >
          按现在的数字和上面的文字另出一版，有新的编号；以前签发的各版保留。
        </ReasonDialog>
      )}
    </>
  )
}

const SummaryWords = ({ words }: { words: Words }) => (
  <dl className="summary-words">
    {fields.map(({ name, label }) => (
      <div key={name}>
        <dt>{label}</dt>
        <dd>{words[name] || <span className="quiet">还没有写</span>}</dd>
      </div>
    ))}
  </dl>
)

const Editions = ({ summary, open }: { summary: Summary; open: (paper: PaperId) => void }) => {
  const may = useHolds()
  if (summary.editions.length === 0) return null
  return (
    <ul className="editions">
      {summary.editions.map(({ edition, paperId, paperNumber, signedAt, signedBy, reason, voided }) => (
        <li key={edition}>
          第 {edition} 版 <b>{paperNumber}</b>
          {voided && <span className="figure-revised">已作废</span>} · {signedBy} {dateTimeOf(signedAt)}
          {reason !== '' && ` · ${reason}`}
          {may('papers.read') && (
            <>
              {' '}
              <button type="button" className="row-link" onClick={() => open(paperId)}>
                打印
              </button>{' '}
              <PageLink to={`/papers/${paperId}`}>签名</PageLink>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
