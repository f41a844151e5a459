import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PeriodField } from '../../../ui/console/date-field.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { type Asked, useAsked, useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listPapers, listSeries, type PaperRow } from '../contract.ts'
import { exportPapers, paperColumns } from '../paper-list.ts'
import { PaperTabs } from './paper-tabs.tsx'

const rowsOf = (answer: { papers: PaperRow[] }) => answer.papers

const columns = columnsOf(paperColumns)

const states = [
  { value: 'standing', label: '有效' },
  { value: 'unprinted', label: '未打印' },
  { value: 'unsigned', label: '未签全' },
  { value: 'voided', label: '已作废' },
]

/** 文书台账: every numbered paper that was issued, to be found, printed again, signed or voided. */
const PapersPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const go = useGo()
  const narrowed = askedOf(asked)
  const found = useRows(listPapers, { communityId, ...narrowed }, rowsOf)
  const series = useRead(listSeries, { communityId }).data?.series ?? []
  const kinds = new Map(series.filter(({ kind }) => kind !== '').map(({ kind, name }) => [kind, name]))
  const filters: readonly Filter[] = [
    { id: 'kind', label: '文书', choices: [...kinds].map(([value, label]) => ({ value, label })) },
    { id: 'state', label: '状态', choices: states },
  ]
  return (
    <>
      <PageHead title="文书台账" note="签发的文书都在这里：补打、签名、作废。作废的编号保留。" />
      <PaperTabs />
      <DataTable
        {...found}
        id="papers.register"
        label="文书台账"
        columns={columns}
        rowKey={(paper) => paper.id}
        onOpen={(paper) => go(`/papers/${paper.id}`)}
        search="编号、姓名或文书里的文字"
        filters={filters}
        exports={exportPapers}
        tools={
          <PeriodField
            value={asked['from'] && asked['until'] ? [asked['from'], asked['until']] : null}
            onChange={(period) => ask({ from: period?.[0], until: period?.[1] })}
          />
        }
        rowTone={({ voidedAt }) => (voidedAt === null ? undefined : 'quiet')}
        empty={{
          title: '还没有签发文书',
          hint: '借出钥匙、签发整改通知等会自动编号签发文书，打印和签名后留在这里备查。',
        }}
      />
    </>
  )
}

const askedOf = (asked: Asked) => {
  const { q, kind, state, from, until, sort } = asked
  return { q, kind, state, from, until, sort } as unknown as { q?: string | undefined }
}

export default PapersPage
