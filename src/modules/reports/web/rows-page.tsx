import { Button, Tag } from 'antd'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { today } from '../../../ui/shared/format.ts'
import { type Asked, useAsked, useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { MatterId } from '../../matters/contract.ts'
import { MatterSheet } from '../../matters/web/index.tsx'
import {
  companyCountedColumns,
  countedColumns,
  exportCompanyCounted,
  exportCounted,
} from '../complaints/counted-list.ts'
import { nameOf } from '../complaints/facet-names.ts'
import {
  type ComplaintLine,
  listCompanyCounted,
  listCounted,
  readCompanyStatistics,
  readStatistics,
  type Statistics,
} from '../contract.ts'
import { type Counted, countedNames, type Facet, facetNames } from '../words.ts'
import { askedFor, periodAsked, periodInWords } from './period.ts'
import './reports.css'

const rowsOf = (answer: { rows: ComplaintLine[] }) => answer.rows
const facets = Object.keys(facetNames) as Facet[]
const numbered = { number: (row: ComplaintLine) => <span className="figures">{row.number}</span> }
const ownColumns = columnsOf(countedColumns, numbered)
const companyColumns = columnsOf(companyCountedColumns, numbered)

/** The complaints behind a figure of the statistics: as many as the figure says. */
const RowsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const across = asked['across'] === 'company'
  const period = periodAsked(asked, today())
  const counted = (asked['counted'] ?? 'received') as Counted
  const only = Object.fromEntries(facets.map((facet) => [facet, asked[facet]])) as Readonly<
    Record<Facet, string | undefined>
  >
  const narrowed = { from: period.from, to: period.to, counted, ...only, q: asked['q'], sort: asked['sort'] }
  const found = across
    ? { contract: listCompanyCounted, input: narrowed }
    : { contract: listCounted, input: { communityId, ...narrowed } }
  const rows = useRows(found.contract as typeof listCounted, found.input as never, rowsOf)
  const days = { from: period.from, to: period.to }
  const own = useRead(readStatistics, { communityId, ...days }, { enabled: !across })
  const whole = useRead(readCompanyStatistics, days, { enabled: across })
  const statistics = (across ? whole : own).data
  const go = useGo()
  const at = rows.rows.findIndex(({ id }) => id === asked['matter'])
  const open = (row: { id: string } | undefined) => ask({ matter: row?.id })
  const [before, after] = [rows.rows[at - 1], at < 0 ? undefined : rows.rows[at + 1]]
  return (
    <>
      <PageHead
        title="投诉统计明细"
        note={`${periodInWords(period)} · ${countedNames[counted]}`}
        actions={
          <Button onClick={() => go(`/reports/complaints?${addressOf(askedFor(period), across)}` as never)}>
            回到统计
          </Button>
        }
      />
      <Narrowed only={only} statistics={statistics} drop={(facet) => ask({ [facet]: undefined })} />
      <DataTable
        {...rows}
        id="reports.counted"
        label="投诉统计明细"
        columns={across ? companyColumns : ownColumns}
        rowKey={(row) => row.id}
        {...(across ? {} : { onOpen: open })}
        search="编号或内容"
        exports={across ? exportCompanyCounted : exportCounted}
        empty={{ title: '没有这样的投诉', hint: '签发过的周报里有、这里没有的，是签发以后变更了的投诉。' }}
      />
      {!across && asked['matter'] !== undefined && (
        <MatterSheet
          key={asked['matter']}
          matterId={asked['matter'] as MatterId}
          close={() => open(undefined)}
          previous={before && (() => open(before))}
          next={after && (() => open(after))}
        />
      )}
    </>
  )
}

const addressOf = (asked: Asked, across: boolean): string =>
  new URLSearchParams({ ...(asked as Record<string, string>), ...(across ? { across: 'company' } : {}) }).toString()

interface NarrowedProps {
  readonly only: Readonly<Record<Facet, string | undefined>>
  readonly statistics: Statistics | undefined
  readonly drop: (facet: Facet) => void
}

/** By what the rows are narrowed, in words; each can be taken away. */
const Narrowed = ({ only, statistics, drop }: NarrowedProps) => {
  const set = facets.filter((facet) => only[facet] !== undefined)
  if (set.length === 0) return null
  const said = (facet: Facet) => {
    const value = only[facet] ?? ''
    const line = statistics?.groups.find((one) => one.facet === facet && one.value === value)
    return line?.name ?? nameOf(facet, value)
  }
  return (
    <p className="rows-narrowed">
      {set.map((facet) => (
        <Tag key={facet} closable={{ 'aria-label': `去掉${facetNames[facet]}` }} onClose={() => drop(facet)}>
          {facetNames[facet]}：{said(facet)}
        </Tag>
      ))}
    </p>
  )
}

export default RowsPage
