import { Button } from 'antd'
import { useMemo } from 'react'
import type { Column } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { decideTwins, type ImportedFile, type ImportTwin, listTwins } from '../../import/contract.ts'
import { importAnswers } from './refreshes.ts'

const reasons = { identity: '证件号相同', phone: '电话相同', 'name-in-house': '同一处、同名' } as const
const twinsOf = (answer: { twins: ImportTwin[] }) => answer.twins

type Decision = ImportTwin['decision']

/** People who may be one: for a person to decide. Nothing is merged by itself. */
export const ImportTwins = ({ file, mayDecide }: { file: ImportedFile; mayDecide: boolean }) => {
  const { id: communityId } = useCommunity()
  const on = { communityId, importId: file.id }
  const found = useRows(listTwins, on, twinsOf)
  const write = useWrite(decideTwins, { refreshes: importAnswers })
  const decide = mayDecide
    ? (twinId: string | null, decision: Decision) => write.mutate({ ...on, twinId, decision })
    : undefined
  const columns = useMemo(() => columnsWith(decide), [decide])
  return (
    <>
      {write.error !== null && <ProblemAlert problem={write.error} />}
      <DataTable
        {...found}
        id="households.import-twins"
        label="疑似同一人"
        columns={columns}
        rowKey={(twin) => twin.id}
        rowTone={(twin) => (twin.decision === '' ? 'soon' : 'quiet')}
        tools={
          decide !== undefined &&
          file.counts.twins > 0 && (
            <>
              <Button onClick={() => decide(null, 'merge')}>余下 {file.counts.twins} 组都合并</Button>
              <Button onClick={() => decide(null, 'apart')}>余下都分别登记</Button>
            </>
          )
        }
        empty={{
          title: '没有疑似同一人的情况',
          hint: '证件号相同、电话相同，或同一处有同名的人，会列在这里由您决定。',
        }}
      />
    </>
  )
}

const columnsWith = (
  decide: ((twinId: string, decision: Decision) => void) | undefined,
): readonly Column<ImportTwin>[] => [
  { id: 'reason', title: '为什么', width: 8, cell: ({ reason }) => reasons[reason] },
  {
    id: 'members',
    title: '文件里',
    cell: ({ members }) => (
      <ul className="twin-members">
        {members.slice(0, 8).map(({ id, name, label }) => (
          <li key={id}>
            <b>{name}</b> {label}
          </li>
        ))}
        {members.length > 8 && <li>等 {members.length} 人</li>}
      </ul>
    ),
  },
  {
    id: 'known',
    title: '系统里已有',
    width: 12,
    cell: ({ known }) =>
      known === null ? (
        <span className="quiet">没有</span>
      ) : (
        <>
          <b>{known.name}</b> {known.label}
        </>
      ),
  },
  {
    id: 'decision',
    title: '怎么办',
    width: 16,
    cell: ({ id, decision }) => (
      <div className="verdicts" role="group" aria-label="怎么办">
        {(['merge', 'apart'] as const).map((one) => (
          <Button
            key={one}
            size="small"
            disabled={decide === undefined}
            aria-pressed={decision === one}
            type={decision === one ? 'primary' : 'default'}
            onClick={() => decide?.(id, decision === one ? '' : one)}
          >
            {one === 'merge' ? '是同一人，合并' : '分别登记'}
          </Button>
        ))}
      </div>
    ),
  },
]
