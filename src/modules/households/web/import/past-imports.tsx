import { columnsOf } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { type ImportedFile, type ImportId, listImports } from '../../import/contract.ts'
import { importProcess } from '../../import/import.process.ts'
import { exportImports, importColumns } from '../../import/import-list.ts'
import { madeInWords } from '../../import/made-in-words.ts'

const importsOf = (answer: { imports: ImportedFile[] }) => answer.imports

const columns = columnsOf(importColumns, {
  rows: (file) => file.counts.rows.toLocaleString('zh-CN'),
  state: (file) => (
    <>
      <span className={`import-state import-${file.state}`}>{importProcess.words.states[file.state]}</span>
      {file.state === 'applied' && <span className="quiet"> {madeInWords(file)}</span>}
    </>
  ),
})

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
        exports={exportImports}
        onOpen={(file) => open(file.id)}
        rowTone={(file) => (file.state === 'applied' ? undefined : 'quiet')}
        empty={{ title: '还没有导入过', hint: '导入过的文件、行数和结果会留在这里；导错了可以整批撤销。' }}
      />
    </section>
  )
}
