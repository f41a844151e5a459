import { Button } from 'antd'
import { useMemo } from 'react'
import type { Column, Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { useTell } from '../../../../ui/console/tell.ts'
import { useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import {
  acceptFixes,
  type ImportedFile,
  listImportRows,
  type PreviewRow,
  type Verdict,
  verdictNames,
} from '../../import/contract.ts'
import { ChangeLines, FaultLines } from './fault-lines.tsx'
import { importAnswers } from './refreshes.ts'

const rowsOf = (answer: { preview: PreviewRow[] }) => answer.preview

/** What would happen, or what happened, row by row: searched, filtered, paged. */
export const ImportRows = ({ file }: { file: ImportedFile }) => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const tell = useTell()
  const verdict = asked['verdict'] as Verdict | undefined
  const found = useRows(
    listImportRows,
    {
      ...{ communityId, importId: file.id, verdict, register: asked['register'], q: asked['q'] },
      fix: asked['fix'] as 'offered' | 'accepted' | undefined,
    },
    rowsOf,
  )
  const accept = useWrite(acceptFixes, { refreshes: importAnswers })
  const mend =
    file.state === 'previewed'
      ? (row: PreviewRow) =>
          accept.mutate(
            { communityId, importId: file.id, position: row.position, accepted: row.fix === 'offered' },
            { onError: tell.refused },
          )
      : undefined
  const columns = useMemo(() => columnsWith(mend, file.sheets.length > 1), [mend, file.sheets.length])
  return (
    <DataTable
      {...found}
      id="households.import-rows"
      label="导入明细"
      search="房号、车牌、姓名、行号"
      filters={filtersOf(file)}
      columns={columns}
      rowKey={(row) => String(row.position)}
      rowTone={(row) => toneOf(row.verdict)}
      tools={<VerdictButtons file={file} verdict={verdict} choose={(one) => ask({ verdict: one })} />}
      empty={{ title: verdict === undefined ? '没有数据行' : `没有“${verdictNames[verdict]}”的行` }}
    />
  )
}

const filtersOf = (file: ImportedFile): readonly Filter[] => {
  const registers = [...new Map(file.sheets.map(({ register, registerName }) => [register, registerName]))]
  return [
    ...(registers.length > 1
      ? [
          {
            id: 'register',
            label: '台账',
            choices: registers.flatMap(([value, label]) => (value === null ? [] : [{ value, label }])),
          },
        ]
      : []),
    {
      id: 'fix',
      label: '修改建议',
      choices: [
        { value: 'offered', label: '待确认' },
        { value: 'accepted', label: '已接受' },
      ],
    },
  ]
}

interface VerdictButtonsProps {
  readonly file: ImportedFile
  readonly verdict: Verdict | undefined
  readonly choose: (verdict: Verdict | undefined) => void
}

const VerdictButtons = ({ file, verdict, choose }: VerdictButtonsProps) => (
  <div className="verdicts" role="group" aria-label="只看">
    {(['all', 'bad', 'conflict', 'create', 'change', 'same', 'joined', 'kept'] as const)
      .filter((one) => one === 'all' || (file.counts.verdicts[one] ?? 0) > 0)
      .map((one) => (
        <Button
          key={one}
          aria-pressed={(verdict ?? 'all') === one}
          type={(verdict ?? 'all') === one ? 'primary' : 'default'}
          onClick={() => choose(one === 'all' ? undefined : one)}
        >
          {one === 'all' ? '全部' : verdictNames[one]} {one === 'all' ? file.counts.rows : file.counts.verdicts[one]}
        </Button>
      ))}
  </div>
)

const toneOf = (verdict: Verdict) => {
  if (verdict === 'bad' || verdict === 'conflict') return 'bad'
  return verdict === 'same' || verdict === 'joined' || verdict === 'kept' ? 'quiet' : undefined
}

const columnsWith = (
  mend: ((row: PreviewRow) => void) | undefined,
  severalSheets: boolean,
): readonly Column<PreviewRow>[] => [
  { id: 'row', title: '行', width: 5, align: 'right', cell: (row) => row.row },
  ...(severalSheets ? [{ id: 'sheet', title: '工作表', width: 8, cell: (row: PreviewRow) => row.sheet }] : []),
  { id: 'label', title: '说的是', width: 9, cell: (row) => row.label || '—' },
  {
    id: 'verdict',
    title: '结果',
    width: 6,
    cell: (row) => <span className={`verdict verdict-${row.verdict}`}>{verdictNames[row.verdict]}</span>,
  },
  {
    id: 'what',
    title: '会怎么办',
    cell: (row) => (
      <>
        {row.changes.length > 0 && row.verdict === 'change' ? <ChangeLines changes={row.changes} /> : whatOf(row)}
        <FaultLines faults={row.faults} />
        {row.fix !== '' && (
          <div className="mend">
            {mend !== undefined && (
              <Button size="small" onClick={() => mend(row)}>
                {row.fix === 'offered' ? '按建议修改' : '撤回'}
              </Button>
            )}
            {row.fix === 'accepted' && <span className="fault-fix">已按建议修改</span>}
          </div>
        )}
      </>
    ),
  },
]

const whatOf = (row: PreviewRow): string | null =>
  row.faults.some(({ reason }) => reason === row.what) ? null : row.what
