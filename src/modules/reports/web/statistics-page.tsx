import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { ExportButton } from '../../../ui/console/data-table/export-button.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { dateTimeOf, today } from '../../../ui/shared/format.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useSession } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { exportCompanyStatistics, exportStatistics, figureColumns } from '../complaints/figure-list.ts'
import { mondayOf } from '../complaints/period.rules.ts'
import { revisionsOf } from '../complaints/revisions.ts'
import { readCompanyStatistics, readStatistics, readSummary, type Statistics, type Summary } from '../contract.ts'
import { ParetoChart, TrendChart } from './charts.tsx'
import { FigureTable } from './figure-table.tsx'
import { FigureTiles } from './figure-tiles.tsx'
import { askedFor, type ChosenPeriod, periodAsked } from './period.ts'
import { PeriodBar } from './period-bar.tsx'
import { StatisticsPrint } from './statistics-print.tsx'
import { SummarySheet } from './summary-sheet.tsx'
import './reports.css'

/** 投诉周报: the complaints of a period by everything that matters, each figure opening its rows, and the week's summary. */
const StatisticsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const several = useSeveral()
  const across = several && asked['across'] === 'company'
  const period = periodAsked(asked, today())
  const days = { from: period.from, to: period.to }
  const ofWeek = !across && period.span === 'week'
  const own = useRead(readStatistics, { communityId, ...days }, { enabled: !across, keepPrevious: true })
  const whole = useRead(readCompanyStatistics, days, { enabled: across, keepPrevious: true })
  const summary = useRead(readSummary, { communityId, week: period.from }, { enabled: ofWeek }).data
  const { data: live, error } = across ? whole : own
  return (
    <>
      <PageHead
        title="投诉周报"
        note="按登记时间计入，点数字看明细。"
        actions={
          several && (
            <Segmented
              aria-label="范围"
              value={across ? 'company' : 'community'}
              options={[
                { value: 'community', label: '本小区' },
                { value: 'company', label: '全公司' },
              ]}
              onChange={(chosen) => ask({ across: chosen === 'company' ? 'company' : undefined })}
            />
          )
        }
      />
      <PeriodBar period={period} choose={(chosen) => ask(askedFor(chosen))} />
      {error !== null && <ProblemAlert problem={error} />}
      {live === undefined && error === null && <Skeleton active />}
      {live !== undefined && (
        <Figures
          live={live}
          period={period}
          across={across}
          summary={ofWeek && summary?.week === period.from ? summary : undefined}
        />
      )}
    </>
  )
}

interface FiguresProps {
  readonly live: Statistics
  readonly period: ChosenPeriod
  readonly across: boolean
  readonly summary: Summary | undefined
}

/** The figures as they were signed, with today's beside them where they differ; today's where nothing was signed. */
const Figures = ({ live, period, across, summary }: FiguresProps) => {
  const { id: communityId } = useCommunity()
  const [printing, setPrinting] = useState(false)
  const [signed] = summary?.editions ?? []
  const figures = signed?.figures ?? live
  const revisions = signed && revisionsOf(signed.figures, live)
  const given = { figures, period, across, revisions }
  return (
    <>
      {signed !== undefined && (
        <p className="figures-signed" role="note">
          {`这里是 ${dateTimeOf(signed.signedAt)} 签发时的数字（${signed.paperNumber}）。`}
          {revisions?.any ? '以后有变更的，现在的数字标在旁边：' : '至今没有变更。'}
          {revisions?.any && <span className="figure-revised">修订</span>}
        </p>
      )}
      <FigureTiles {...given} />
      <div className="charts">
        <section className="sheet">
          <TrendChart trend={figures.trend} />
        </section>
        <section className="sheet">
          <ParetoChart figures={figures} />
        </section>
      </div>
      {summary !== undefined && <SummarySheet summary={summary} over={period.from < mondayOf(today())} />}
      <section className="sheet" aria-labelledby="figures-title">
        <h2 id="figures-title" className="sheet-title">
          分类统计
          <span className="sheet-actions">
            <Button onClick={() => setPrinting(true)}>打印</Button>
            <ExportButton
              contract={across ? exportCompanyStatistics : exportStatistics}
              asked={{ communityId, from: period.from, to: period.to }}
              shown={figureColumns.map(({ id }) => id)}
            />
          </span>
        </h2>
        <FigureTable {...given} />
        <Notes />
      </section>
      {printing && <StatisticsPrint {...{ figures, period, across, summary }} close={() => setPrinting(false)} />}
    </>
  )
}

const Notes = () => (
  <details className="figure-notes">
    <summary>统计口径</summary>
    <ul>
      <li>一周从星期一 0:00 到下星期一 0:00；投诉按登记时间计入，以后怎样都不换周。</li>
      <li>办结：本期内关闭或撤诉的，不论何时登记。上期结转 + 受理 − 办结 = 期末未结。</li>
      <li>24 小时处理、72 小时答复：超过首次时限就是超时，以后延期也算；撤诉而未到期的不计时。</li>
      <li>满意度：回访时业主怎样说就怎样计；还没有回访的，以关闭或重办时所记为准。</li>
      <li>用时：从登记到首次答复、到最近一次记录处理结果。</li>
      <li>上期：整月、整季、整年对上一个，其余对紧接着之前的同样天数。</li>
      <li>导出的是现在的数字；签发过的数字在周报文书里。</li>
    </ul>
  </details>
)

/** Whether the person may see the complaints of more than one community. */
const useSeveral = (): boolean => {
  const { person } = useSession()
  const right = 'reports.see-complaints'
  if (person.communities.length < 2) return false
  if (person.companyRights.includes(right)) return true
  return person.communities.filter(({ rights }) => rights.includes(right)).length > 1
}

export default StatisticsPage
