import { useState } from 'react'
import { describePolicy, describeTarget } from '../../../kernel/clock-policy.ts'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { momentOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type ClockRuleRow, listClockRules } from '../contract.ts'
import { ClockRuleDrawer } from './clock-rule-drawer.tsx'

const columns: readonly Column<ClockRuleRow>[] = [
  { id: 'name', title: '时限', width: 11, cell: (row) => row.name },
  { id: 'counts', title: '起止', cell: (row) => row.counts },
  { id: 'now', title: '现行', width: 13, cell: (row) => <b>{describeTarget((row.own ?? row.default).target)}</b> },
  { id: 'default', title: '默认', width: 11, cell: (row) => describeTarget(row.default.target) },
  { id: 'rest', title: '暂停与延期', cell: (row) => <span className="quiet">{pausesOf(row)}</span> },
  { id: 'clause', title: '条款', width: 6, cell: (row) => row.clause },
  { id: 'changed', title: '本小区改动', width: 11, cell: (row) => changeOf(row) },
]

const pausesOf = (row: ClockRuleRow) =>
  describePolicy(row.own ?? row.default)
    .split('，')
    .slice(1)
    .join('，')

const changeOf = ({ own, changedBy, changedAt }: ClockRuleRow) => {
  if (changedAt === null) return '—'
  return `${own === null ? '恢复默认' : '已改'} · ${changedBy} ${momentOf(changedAt)}`
}

/** 设置 › 时限: every deadline of the trade, its default beside what holds in this community. */
const ClockRulesPage = () => {
  const { id: communityId } = useCommunity()
  const { data, error, isPending, refetch } = useRead(listClockRules, { communityId })
  const [open, setOpen] = useState<ClockRuleRow | undefined>(undefined)
  return (
    <>
      <PageHead title="时限" note="改动只对以后开始的时限生效，正在走的仍按开始时的规则。每次改动都记入审计。" />
      <DataTable
        id="matters.clock-rules"
        label="时限"
        columns={columns}
        rows={data?.rules ?? []}
        loading={isPending}
        problem={error}
        again={() => void refetch()}
        rowKey={(row) => row.rule}
        onOpen={setOpen}
        empty={{ title: '还没有可设置的时限' }}
      />
      {open !== undefined && <ClockRuleDrawer key={open.rule} row={open} close={() => setOpen(undefined)} />}
    </>
  )
}

export default ClockRulesPage
