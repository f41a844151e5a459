import { Button } from 'antd'
import { useMemo } from 'react'
import type { Column } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { type Asked, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import {
  type ImportId,
  listImportRows,
  type PreviewRow,
  showImport,
  type Verdict,
  verdictNames,
} from '../../import/contract.ts'
import { FaultLines } from './fault-lines.tsx'
import { ImportSummary } from './import-summary.tsx'

const rowsOf = (answer: { preview: PreviewRow[] }) => answer.preview

type Counts = Readonly<Partial<Record<Verdict | 'all', number>>>

interface ImportPreviewProps {
  readonly importId: ImportId
  readonly fresh: readonly PreviewRow[]
  readonly leave: () => void
}

/** What would happen, row by row, and the buttons that make it happen. */
export const ImportPreview = ({ importId, fresh, leave }: ImportPreviewProps) => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const file = useRead(showImport, { communityId, importId })
  const verdict = asked['verdict'] as Verdict | undefined
  const found = useRows(listImportRows, { communityId, importId, verdict }, rowsOf)
  const columns = useMemo(() => columnsWith(new Map(fresh.map((row) => [row.position, row]))), [fresh])
  if (file.error !== null) return <ProblemAlert problem={file.error} again={() => void file.refetch()} />
  if (file.data === undefined) return <p className="quiet">正在打开…</p>
  const counts: Counts = {
    all: file.data.rows,
    bad: file.data.bad,
    same: file.data.same,
  }
  return (
    <>
      <ImportSummary file={file.data} leave={leave} />
      <DataTable
        {...found}
        id="households.import-rows"
        label="导入预览"
        columns={columns}
        rowKey={(row) => String(row.position)}
        rowTone={(row) => toneOf(row.verdict)}
        tools={<VerdictButtons counts={counts} verdict={verdict} ask={ask} />}
        empty={{ title: verdict === undefined ? '文件里没有数据行' : `没有“${verdictNames[verdict]}”的行` }}
      />
    </>
  )
}

interface VerdictButtonsProps {
  readonly counts: Counts
  readonly verdict: Verdict | undefined
  readonly ask: (change: Asked) => void
}

const VerdictButtons = ({ counts, verdict, ask }: VerdictButtonsProps) => (
  <div className="verdicts" role="group" aria-label="只看">
    {(['all', 'bad', 'create', 'add-people', 'same'] as const).map((one) => (
      <Button
        key={one}
        aria-pressed={(verdict ?? 'all') === one}
        type={(verdict ?? 'all') === one ? 'primary' : 'default'}
        onClick={() => ask({ verdict: one === 'all' ? undefined : one })}
      >
        {one === 'all' ? '全部' : verdictNames[one]}
        {counts[one] !== undefined && ` ${counts[one]}`}
      </Button>
    ))}
  </div>
)

const toneOf = (verdict: Verdict) => {
  if (verdict === 'bad') return 'bad'
  return verdict === 'same' ? 'quiet' : undefined
}

const columnsWith = (fresh: ReadonlyMap<number, PreviewRow>): readonly Column<PreviewRow>[] => [
  { id: 'row', title: '行', width: 4, align: 'right', cell: (row) => row.row },
  { id: 'sheet', title: '工作表', width: 8, cell: (row) => row.sheet, optional: true },
  { id: 'spelling', title: '房屋', width: 9, cell: (row) => row.spelling || '—' },
  {
    id: 'verdict',
    title: '结果',
    width: 7,
    cell: (row) => <span className={`verdict verdict-${row.verdict}`}>{verdictNames[row.verdict]}</span>,
  },
  {
    id: 'what',
    title: '会怎么办',
    cell: (row) => (
      <>
        {row.faults.some(({ reason }) => reason === row.what) ? null : row.what}
        <FaultLines faults={fresh.get(row.position)?.faults ?? row.faults} />
      </>
    ),
  },
]
