import type { Column } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { momentOf } from '../../../../ui/shared/format.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { type ImportedFile, type ImportId, listImports } from '../../import/contract.ts'

const columns: readonly Column<ImportedFile>[] = [
  { id: 'file', title: '文件', cell: (file) => file.fileName },
  { id: 'when', title: '上传', width: 11, cell: (file) => momentOf(file.uploadedAt) },
  { id: 'who', title: '上传人', width: 7, cell: (file) => file.uploadedBy },
  { id: 'rows', title: '数据行', width: 6, align: 'right', cell: (file) => file.rows },
  { id: 'bad', title: '有误', width: 5, align: 'right', cell: (file) => file.bad },
  { id: 'state', title: '结果', width: 16, cell: (file) => stateOf(file) },
]

const stateOf = (file: ImportedFile): string =>
  file.state === 'previewed' ? '只看过预览，没有导入' : `已导入：房屋 ${file.housesMade}，业户 ${file.peopleMade}`

export const PastImports = ({ open }: { open: (id: ImportId) => void }) => {
  const { id: communityId } = useCommunity()
  const answer = useRead(listImports, { communityId })
  return (
    <section aria-labelledby="past-imports">
      <h2 id="past-imports" className="sheet-title">
        以前的导入
      </h2>
      <DataTable
        id="households.imports"
        label="以前的导入"
        columns={columns}
        rows={answer.data?.imports ?? []}
        loading={answer.isPending}
        problem={answer.error}
        again={() => void answer.refetch()}
        rowKey={(file) => file.id}
        onOpen={(file) => open(file.id)}
        rowTone={(file) => (file.state === 'previewed' ? 'quiet' : undefined)}
        empty={{ title: '还没有导入过', hint: '导入过的文件、行数和结果会留在这里。' }}
      />
    </section>
  )
}
