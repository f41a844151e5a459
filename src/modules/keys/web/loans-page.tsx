import { Button } from 'antd'
import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PeriodField } from '../../../ui/console/date-field.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { dayOf, momentOf } from '../../../ui/shared/format.ts'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import type { PaperId } from '../../papers/contract.ts'
import { PaperPreview } from '../../papers/web/index.tsx'
import { type KeyId, type LoanLine, listLoans } from '../contract.ts'
import { exportLoans, loanColumns } from '../key-list.ts'
import { KeyDrawer, slipParts } from './key-drawer.tsx'
import { KeyTabs } from './key-tabs.tsx'
import { LoanRegister } from './loan-register.tsx'

const rowsOf = (answer: { loans: LoanLine[] }) => answer.loans
const filters: readonly Filter[] = [{ id: 'open', label: '归还', choices: [{ value: 'true', label: '未归还' }] }]

const columns = (print: ((paperId: PaperId) => void) | undefined) =>
  columnsOf(
    loanColumns,
    {
      number: (loan) => <span className="key-number">{loan.number}</span>,
      ended: (loan) => <Ended of={loan} />,
    },
    [
      {
        behind: 'condition',
        id: 'slip',
        title: '单据',
        width: 5,
        cell: (loan) =>
          loan.paperId !== null &&
          print !== undefined && (
            <button type="button" className="row-link" onClick={() => print(loan.paperId as PaperId)}>
              借用单
            </button>
          ),
      },
    ],
  )

/** 钥匙借还登记: who took which key, when it came back and in what condition; printed as the register of a period. */
const LoansPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const may = useHolds()
  const [opened, setOpened] = useState<KeyId | undefined>(undefined)
  const [slip, setSlip] = useState<PaperId | undefined>(undefined)
  const [printing, setPrinting] = useState(false)
  const { from, until } = periodOf(asked)
  const found = useRows(listLoans, { communityId, from, until, q: asked['q'], open: asked['open'] } as never, rowsOf)
  return (
    <>
      <PageHead title="钥匙" note="借还登记保存两年以上，可按月打印装订。" />
      <KeyTabs />
      <DataTable
        {...found}
        id="keys.loans"
        label="钥匙借还登记"
        columns={columns(may('papers.read') ? setSlip : undefined)}
        rowKey={(loan) => loan.id}
        exports={exportLoans}
        onOpen={(loan) => setOpened(loan.keyId)}
        search="编号、部位或借用人"
        filters={filters}
        tools={
          <>
            <PeriodField value={[from, until]} onChange={(period) => ask({ from: period?.[0], until: period?.[1] })} />
            <Button onClick={() => setPrinting(true)}>打印登记表</Button>
          </>
        }
        rowTone={(loan) => (loan.overdue || loan.endedHow === 'lost' ? 'bad' : undefined)}
        empty={{ title: '这段时间没有借还', hint: '在“台账”里打开一把钥匙点“借出”，或在住户卡上按 Y 键。' }}
      />
      {opened !== undefined && (
        <KeyDrawer key={opened} keyId={opened} close={() => setOpened(undefined)} open={setOpened} />
      )}
      {slip !== undefined && <PaperPreview paperId={slip} parts={slipParts} close={() => setSlip(undefined)} />}
      {printing && (
        <LoanRegister asked={{ from, until, q: asked['q'], open: asked['open'] }} close={() => setPrinting(false)} />
      )}
    </>
  )
}

const Ended = ({ of: loan }: { of: LoanLine }) => {
  if (loan.endedAt === null) return <ClockBadge dueAt={loan.dueAt} />
  return loan.endedHow === 'lost' ? <b className="bad">遗失</b> : momentOf(loan.endedAt)
}

/** The month until today, unless the address asks for another period. */
const periodOf = (asked: Asked): { from: string; until: string } => {
  const today = dayOf(serverNow())
  return { from: asked['from'] ?? `${today.slice(0, 7)}-01`, until: asked['until'] ?? today }
}

export default LoansPage
