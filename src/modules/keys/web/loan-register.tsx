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

const ROWS_ON_A_PAGE = 18

/** 钥匙借还登记表 of a period, oldest first as in the bound book, A4 landscape. */
export const LoanRegister = ({ asked, close }: LoanRegisterProps) => {
  const { id: communityId, name } = useCommunity()
  const { data } = useRead(listLoans, { communityId, ...asked, limit: 500 } as never)
  if (data === undefined) return null
  const loans = [...data.loans].reverse()
  const pages = Array.from({ length: Math.max(1, Math.ceil(loans.length / ROWS_ON_A_PAGE)) }, (_, at) =>
    loans.slice(at * ROWS_ON_A_PAGE, (at + 1) * ROWS_ON_A_PAGE),
  )
  return (
    <PrintSheet
      kind="keys.loan-register"
      title="钥匙借还登记表"
      company={name}
      fits={['a4-landscape', 'a4']}
      close={close}
      pages={pages.map((page, at) => (
        <RegisterPage
          key={page[0]?.id ?? 'none'}
          loans={page}
          first={at * ROWS_ON_A_PAGE}
          period={`${asked.from} 至 ${asked.until}`}
        />
      ))}
    />
  )
}

const RegisterPage = ({ loans, first, period }: { loans: readonly LoanLine[]; first: number; period: string }) => (
  <div className="loan-register">
    <p>
      期间：{period}
      {loans.length === 0 && '（没有借还）'}
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">钥匙编号</th>
          <th scope="col">所开部位</th>
          <th scope="col">借用人</th>
          <th scope="col">用途</th>
          <th scope="col">借出时间</th>
          <th scope="col">经办人</th>
          <th scope="col">应还时间</th>
          <th scope="col">归还时间</th>
          <th scope="col">归还情况</th>
          <th scope="col">验收人</th>
        </tr>
      </thead>
      <tbody>
        {loans.map((loan, at) => (
          <tr key={loan.id}>
            <td className="figures">{first + at + 1}</td>
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
        ))}
      </tbody>
    </table>
  </div>
)

const endOf = (loan: LoanLine): string => {
  if (loan.endedAt === null) return loan.overdue ? '逾期未还' : '未还'
  return loan.endedHow === 'lost' ? `${dateTimeOf(loan.endedAt)} 报失` : dateTimeOf(loan.endedAt)
}
