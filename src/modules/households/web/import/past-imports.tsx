import type { Column } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { momentOf } from '../../../../ui/shared/format.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { type ImportedFile, type ImportId, listImports } from '../../import/contract.ts'
import { importProcess } from '../../import/import.process.ts'
import { madeInWords } from './made-in-words.ts'

const importsOf = (answer: { imports: ImportedFile[] }) => answer.imports

const columns: readonly Column<ImportedFile>[] = [
  { id: 'file', title: '文件', cell: (file) => file.fileName },
  {
    id: 'what',
    title: '内容',
    cell: (file) =>
      [...new Set(file.sheets.map(({ registerName }) => registerName))].filter((name) => name !== '').join('、') || '—',
  },
  { id: 'when', title: '上传', width: 9, cell: (file) => momentOf(file.uploadedAt) },
  { id: 'who', title: '上传人', width: 6, cell: (file) => file.uploadedBy },
  { id: 'rows', title: '数据行', width: 6, align: 'right', cell: (file) => file.counts.rows.toLocaleString('zh-CN') },
  {
    id: 'bad',
    title: '有误',
    width: 5,
    align: 'right',
    cell: (file) => (file.counts.verdicts.bad ?? 0) + (file.counts.verdicts.conflict ?? 0),
  },
  {
    id: 'state',
    title: '结果',
    width: 20,
    cell: (file) => (
      <>
        <span className={`import-state import-${file.state}`}>{importProcess.words.states[file.state]}</span>
        {file.state === 'applied' && <span className="quiet"> {madeInWords(file)}</span>}
      </>
    ),
  },
]

/** Every import of the community: who, when, which file, what became of it. */
export const PastImports = ({ open }: { open: (id: ImportId) => void }) => {
  const { id: communityId } = useCommunity()
  const found = useRows(listImports, { communityId }, importsOf)
  return (
    <section aria-labelledby="past-imports">
      <h2 id="past-imports" className="sheet-title">
        以前的导入
      </h2>
      <DataTable
        {...found}
        id="households.imports"
        label="以前的导入"
        columns={columns}
        rowKey={(file) => file.id}
        onOpen={(file) => open(file.id)}
        rowTone={(file) => (file.state === 'applied' ? undefined : 'quiet')}
        empty={{ title: '还没有导入过', hint: '导入过的文件、行数和结果会留在这里；导错了可以整批撤销。' }}
      />
    </section>
  )
}
