import { Button } from 'antd'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { drawSample, listSamples, type SampleRow } from '../contract.ts'
import { exportSamples, sampleColumns } from '../sampling/sample-list.ts'
import './callbacks.css'

const columns = columnsOf(sampleColumns, {
  checked: (row) => <Progress of={row} />,
  differs: (row) => <span className={row.differs > 0 ? 'callback-bad' : undefined}>{row.differs}</span>,
})
const rowsOf = (answer: { samples: SampleRow[] }) => answer.samples

const Progress = ({ of: { checked, size } }: { of: SampleRow }) =>
  checked === size ? <>已核完</> : <b>{`${checked}/${size}`}</b>

/** 事项 › 回访抽查: the monthly samples, drawn by the system, checked by the manager's second call. */
const SamplesPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const go = useGo()
  const tell = useTell()
  const due = useRead(listSamples, { communityId }).data?.due
  const found = useShortList(listSamples, { communityId }, rowsOf, sampleColumns)
  const write = useWrite(drawSample, { refreshes: [listSamples] })
  const draw = may('callbacks.sample') && due !== undefined && !due.drawn && due.pool > 0 && (
    <Button
      type="primary"
      loading={write.isPending}
      onClick={() =>
        write.mutate(
          { communityId, month: due.month },
          {
            onSuccess: (sample) => go(`/callback-samples/${sample.month}`),
            onError: (problem) => tell.refused(problem),
          },
        )
      }
    >
      抽取 {due.month}
    </Button>
  )
  return (
    <>
      <PageHead title="回访抽查" note="每月 1 日由系统抽样，经理再打一次电话，与第一次回访对照。" actions={draw} />
      <DataTable
        {...found}
        id="callbacks.samples"
        label="回访抽查"
        columns={columns}
        rowKey={(row) => row.month}
        onOpen={(row) => go(`/callback-samples/${row.month}`)}
        search="月份或抽样人"
        exports={exportSamples}
        rowTone={(row) => (row.checked === row.size ? 'quiet' : undefined)}
        empty={{
          title: '还没有抽查过',
          hint: '上个月有已记录的回访，系统会在 1 日凌晨抽样；安全设施和渗漏必有，其余按比例。种子和底册都留存，谁都能重抽核对。',
          action: draw,
        }}
      />
    </>
  )
}

export default SamplesPage
