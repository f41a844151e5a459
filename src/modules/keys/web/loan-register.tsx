import { type Flow, tablePart } from '../../../ui/console/paper-flow.tsx'
import { PrintSheet } from '../../../ui/console/print-sheet.tsx'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type LoanLine, listLoans } from '../contract.ts'
import './keys.css'

interface LoanRegisterProps {
  readonly asked: {
    readonly from: string
    readonly until: string
    readonly q: string | undefined
    readonly open: string | undefined
  }
  readonly close: () => void
}

/** 钥匙借还登记表 of a period, oldest first as in the bound book, A4 landscape, over as many sheets as it takes. */
export const LoanRegister = ({ asked, close }: LoanRegisterProps) => {
  const { id: communityId, name } = useCommunity()
  const { data } = useRead(listLoans, { communityId, ...asked, limit: 500 } as never)
  if (data === undefined) return null
  return (
    <PrintSheet
      kind="keys.loan-register"
      title="钥匙借还登记表"
      company={name}
      fits={['a4-landscape', 'a4']}
      close={close}
      flow={registerFlow([...data.loans].reverse(), `${asked.from} 至 ${asked.until}`)}
    />
  )
}

const registerFlow = (loans: readonly LoanLine[], period: string): Flow => ({
  frame: (parts) => <div className="loan-register">{parts}</div>,
  parts: [
    {
      key: 'period',
      wrap: (items) => <div key="period">{items}</div>,
      items: [
        <p key="period">
          期间：{period}
          {loans.length === 0 && '（没有借还）'}
        </p>,
      ],
    },
    tablePart(
      'loans',
      COLUMNS,
      loans.map((loan, at) => (
        <tr key={loan.id}>
          <td className="figures">{at + 1}</td>
          <td>{loan.number}</td>
          <td>{loan.place}</td>
          <td>{loan.borrowerName}</td>
          <td>{loan.purpose}</td>
          <td>{dateTimeOf(loan.lentAt)}</td>
          <td>{loan.lentBy}</td>
          <td>{dateTimeOf(loan.dueAt)}</td>
          <td>{endOf(loan)}</td>
          <td>{loan.condition}</td>
          <td>{loan.endedBy}</td>
        </tr>
      )),
    ),
  ],
})

const COLUMNS = [
  ...['序号', '钥匙编号', '所开部位', '借用人', '用途', '借出时间', '经办人', '应还时间'],
  ...['归还时间', '归还情况', '验收人'],
]

const endOf = (loan: LoanLine): string => {
  if (loan.endedAt === null) return loan.overdue ? '逾期未还' : '未还'
  return loan.endedHow === 'lost' ? `${dateTimeOf(loan.endedAt)} 报失` : dateTimeOf(loan.endedAt)
}
