import { Button } from 'antd'
import { dayOfWeekInChinese, yearMonthDay } from '../../../kernel/dates.ts'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { momentOf, today } from '../../../ui/shared/format.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type ArrangedDay, readYearArrangement, type YearArrangement } from '../contract.ts'
import { HolidaysDrawer } from './holidays-drawer.tsx'
import './holidays.css'

/** A holiday of the year as the notice tells it. */
interface Holiday {
  readonly name: string
  readonly rest: readonly ArrangedDay[]
  readonly work: readonly ArrangedDay[]
}

const holidaysOf = (days: readonly ArrangedDay[]): readonly Holiday[] => {
  const base = ({ name }: ArrangedDay) => name.replace(/调休$/, '')
  return [...new Set(days.map(base))].map((name) => ({
    name,
    rest: days.filter((day) => !day.workingDay && base(day) === name),
    work: days.filter((day) => day.workingDay && base(day) === name),
  }))
}

/** `1月1日（周五）` */
const dayInWords = ({ day }: ArrangedDay): string => {
  const { month, day: date } = yearMonthDay(day)
  return `${month}月${date}日（${dayOfWeekInChinese(day)}）`
}

const runInWords = (days: readonly ArrangedDay[]): string => {
  const [first, last] = [days[0], days[days.length - 1]]
  if (!first || !last) return '—'
  const unbroken = (Date.parse(last.day) - Date.parse(first.day)) / 86_400_000 === days.length - 1
  if (days.length > 2 && unbroken) {
    const oneMonth = first.day.slice(0, 7) === last.day.slice(0, 7)
    return `${dayInWords(first)}至${oneMonth ? dayInWords(last).replace(/^.*月/, '') : dayInWords(last)}`
  }
  return days.map(dayInWords).join('、')
}

const columns: readonly Column<Holiday>[] = [
  { id: 'name', title: '节日', width: 7, cell: ({ name }) => <b>{name}</b> },
  { id: 'rest', title: '休', cell: ({ rest }) => runInWords(rest) },
  { id: 'count', title: '天数', width: 5, cell: ({ rest }) => rest.length },
  { id: 'work', title: '补班', cell: ({ work }) => runInWords(work) },
]

/** 设置 › 节假日: by which days working time is counted, until when they are known, and taking in those of a year. */
const HolidaysPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()('matters.set-holidays')
  const [asked, ask] = useAsked()
  const year = Number(asked['year'] ?? today().slice(0, 4))
  const { data, error, isPending, refetch } = useRead(
    readYearArrangement,
    { communityId, year },
    { keepPrevious: true },
  )
  const next = data ? yearMonthDay(data.coveredTo).year + 1 : undefined
  const known = next !== undefined && year < next
  const shown = data?.year === year ? data : undefined
  const enter = (at: number) => ask({ year: `${at}`, enter: 'yes' })
  const actions = may && next !== undefined && (
    <>
      {known && <Button onClick={() => enter(year)}>更正 {year} 年</Button>}
      <Button type="primary" onClick={() => enter(next)}>
        录入 {next} 年
      </Button>
    </>
  )
  return (
    <>
      <PageHead
        title="节假日"
        note={data && `放假安排录到 ${data.coveredTo}，所有小区共用；按工作日、营业时间计的时限照它推算。`}
        actions={actions}
      />
      {next !== undefined && (
        <Years from={data?.coveredFrom} next={next} year={year} choose={(at) => ask({ year: `${at}` })} />
      )}
      <DataTable
        id="matters.holidays"
        label={`${year} 年放假安排`}
        columns={columns}
        rows={shown ? holidaysOf(shown.days.filter(({ day, name }) => belongs(day, { year, name, shown }))) : []}
        loading={isPending || shown === undefined}
        problem={error}
        again={() => void refetch()}
        rowKey={(row) => row.name}
        empty={{
          title: known ? `${year} 年没有放假安排` : `还没有录入 ${year} 年的放假安排`,
          hint: '国务院办公厅每年 11 月前后公布下一年的安排，把通知正文整段粘贴进来即可。没有录入时，时限按没有节假日推算，并注明“暂按无节假日”。',
          ...(may && year === next ? { action: <Button onClick={() => enter(year)}>录入 {year} 年</Button> } : {}),
        }}
      />
      {data !== undefined && data.changes.length > 0 && <Changes changes={data.changes} />}
      {asked['enter'] === 'yes' && shown !== undefined && may && (
        <HolidaysDrawer key={`${year}`} arrangement={shown} close={() => ask({ enter: undefined })} />
      )}
    </>
  )
}

/** Days of the December before belong to the year whose holiday goes on in January. */
const belongs = (day: string, { year, name, shown }: { year: number; name: string; shown: YearArrangement }): boolean =>
  day >= `${year}` ||
  shown.days.some((one) => one.day === `${year}-01-01` && one.name.replace(/调休$/, '') === name.replace(/调休$/, ''))

const YEARS_BACK = 2

const Years = (o: { from: string | undefined; next: number; year: number; choose: (year: number) => void }) => {
  const first = Math.max(Number(o.from?.slice(0, 4) ?? o.next), Math.min(o.year, o.next - 1) - YEARS_BACK)
  const years = Array.from({ length: o.next - first + 1 }, (_, at) => first + at)
  return (
    <nav className="holiday-years" aria-label="年份">
      {years.map((year) => (
        <Button
          key={year}
          type={year === o.year ? 'primary' : 'default'}
          aria-current={year === o.year}
          onClick={() => o.choose(year)}
        >
          {year} 年{year === o.next && '（未录入）'}
        </Button>
      ))}
    </nav>
  )
}

const Changes = ({ changes }: { changes: YearArrangement['changes'] }) => (
  <section className="sheet holiday-changes" aria-labelledby="holiday-changes">
    <h2 id="holiday-changes" className="sheet-title">
      改动记录
    </h2>
    <ul>
      {changes.map((one) => (
        <li key={one.version}>
          <b>{one.year} 年</b>
          <span>
            新增 {one.added} 天，改动 {one.changed} 天，去掉 {one.removed} 天
          </span>
          <span className="quiet">
            {one.changedBy} {momentOf(one.changedAt)}
            {one.source !== '' && ` · ${one.source}`}
          </span>
        </li>
      ))}
    </ul>
  </section>
)

export default HolidaysPage
