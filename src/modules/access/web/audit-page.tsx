import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PeriodField } from '../../../ui/console/date-field.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { auditColumns, exportAudit } from '../audit-list.ts'
import { type AuditEntry, listAuditEntries, listColleagues } from '../contract.ts'

const rowsOf = (answer: { entries: AuditEntry[] }) => answer.entries

const columns = columnsOf(auditColumns, {
  detail: (entry) => entry.detail.map(({ name, value }) => <div key={name}>{`${name}：${value}`}</div>),
})

/** 操作记录: who did what in this community, and who saw or took out what; rows that nobody can change. */
const AuditPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const colleagues = useRead(listColleagues, { communityId }).data?.colleagues ?? []
  const { actorId, act, from, until } = asked
  const found = useRows(listAuditEntries, { communityId, actorId, act, from, until, limit: 100 } as never, rowsOf)
  return (
    <>
      <PageHead title="操作记录" note="每一次登记、修改、查看号码和导出都在这里，谁也改不了、删不掉。" />
      <DataTable
        {...found}
        id="access.audit"
        label="操作记录"
        columns={columns}
        exports={exportAudit}
        rowKey={(entry) => entry.id}
        filters={[
          { id: 'actorId', label: '操作人', choices: colleagues.map(({ id, name }) => ({ value: id, label: name })) },
        ]}
        tools={
          <PeriodField
            value={from !== undefined && until !== undefined ? [from, until] : null}
            onChange={(period) => ask({ from: period?.[0], until: period?.[1] })}
          />
        }
        empty={{ title: '这段时间没有操作记录', hint: '换一段日期再看。' }}
      />
    </>
  )
}

export default AuditPage
