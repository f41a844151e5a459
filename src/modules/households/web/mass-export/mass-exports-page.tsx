import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type OwnColumn } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { Running, useDownload } from '../../../../ui/console/data-table/export-button.tsx'
import { useShortList } from '../../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { useCommunity, useHolds, useSession } from '../../../../ui/shared/session.tsx'
import { listMassExports, type MassExport, massExportProcess, takeMassExport } from '../../contract.ts'
import { exportMassExports, massExportColumns } from '../../mass-export/mass-export-list.ts'
import { AskDialog, DecideDialog, WithdrawDialog } from './mass-export-dialogs.tsx'

const rowsOf = (answer: { massExports: MassExport[] }) => answer.massExports

/** Case 40: whole numbers of all owners leave by two people, with a reason, under a watermark. */
const MassExportsPage = () => {
  const { id: communityId } = useCommunity()
  const found = useShortList(listMassExports, { communityId }, rowsOf, massExportColumns)
  const { bytes, run, cancel } = useDownload()
  const [open, setOpen] = useState<
    { readonly act: 'ask' } | { readonly act: Act; readonly of: MassExport } | undefined
  >()
  const close = () => setOpen(undefined)
  const acts: OwnColumn<MassExport> = {
    ...{ behind: 'state', id: 'acts', title: '操作', width: 10 },
    cell: (of) => (
      <Acts
        of={of}
        act={(act) => setOpen({ act, of })}
        take={() => run(takeMassExport, { communityId, massExportId: of.id })}
      />
    ),
  }
  const ask = (
    <Button type="primary" onClick={() => setOpen({ act: 'ask' })}>
      申请全号导出
    </Button>
  )
  return (
    <>
      <PageHead
        title="全号导出"
        note="带完整电话和证件号码的资料：写明用途，由另一位同事批准，24 小时内由申请人本人下载。"
        actions={bytes === undefined ? ask : <Running bytes={bytes} cancel={cancel} />}
      />
      <DataTable
        {...found}
        id="households.mass-exports"
        label="全号导出申请"
        columns={columnsOf(massExportColumns, {}, [acts])}
        exports={exportMassExports}
        rowKey={(one) => one.id}
        search="申请人、用途或批准人"
        rowTone={(one) => (massExportProcess.isFinal(one.state) ? 'quiet' : undefined)}
        empty={{
          title: '还没有申请过',
          hint: '平时的导出里电话和证件号码都打码，不需要申请。项目移交、配合主管部门等必须用完整号码的，在这里申请。',
          action: ask,
        }}
      />
      {open?.act === 'ask' && <AskDialog close={close} />}
      {open !== undefined && open.act === 'withdraw' && <WithdrawDialog of={open.of} close={close} />}
      {open !== undefined && (open.act === 'grant' || open.act === 'decline') && (
        <DecideDialog of={open.of} action={open.act} close={close} />
      )}
    </>
  )
}

type Act = 'grant' | 'decline' | 'withdraw'

interface ActsProps {
  readonly of: MassExport
  readonly act: (act: Act) => void
  readonly take: () => void
}

/** What this person may do with it now: whoever asked takes or withdraws, somebody else decides. */
const Acts = ({ of, act, take }: ActsProps) => {
  const { person } = useSession()
  const mine = of.askedById === person.staffId
  const mayDecide = useHolds()('households.approve-mass-export')
  const words = massExportProcess.words.actions
  const permits = (action: Act | 'take') => massExportProcess.permits(of.state, action)
  if (mine) {
    return (
      <>
        {permits('take') && (
          <Button size="small" type="primary" onClick={take}>
            {words.take}
          </Button>
        )}{' '}
        {permits('withdraw') && (
          <Button size="small" onClick={() => act('withdraw')}>
            {words.withdraw}
          </Button>
        )}
      </>
    )
  }
  if (!mayDecide || !permits('grant')) return null
  return (
    <>
      <Button size="small" type="primary" onClick={() => act('grant')}>
        {words.grant}
      </Button>{' '}
      <Button size="small" onClick={() => act('decline')}>
        {words.decline}
      </Button>
    </>
  )
}

export default MassExportsPage
