import { useState } from 'react'
import { describeTarget } from '../../../kernel/clock-policy.ts'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { clockRuleColumns, exportClockRules } from '../clock-rule-list.ts'
import { type ClockRuleRow, listClockRules } from '../contract.ts'
import { ClockRuleDrawer } from './clock-rule-drawer.tsx'

const columns = columnsOf(clockRuleColumns, {
  now: (row) => <b>{describeTarget((row.own ?? row.default).target)}</b>,
})
const rowsOf = (answer: { rules: ClockRuleRow[] }) => answer.rules

/** 设置 › 时限: every deadline of the trade, its default beside what holds in this community. */
const ClockRulesPage = () => {
  const { id: communityId } = useCommunity()
  const found = useShortList(listClockRules, { communityId }, rowsOf, clockRuleColumns)
  const [open, setOpen] = useState<ClockRuleRow | undefined>(undefined)
  return (
    <>
      <PageHead title="时限" note="改动只对以后开始的时限生效，正在走的仍按开始时的规则。每次改动都记入审计。" />
      <DataTable
        {...found}
        id="matters.clock-rules"
        label="时限"
        columns={columns}
        rowKey={(row) => row.rule}
        onOpen={setOpen}
        search="时限、起止或条款"
        exports={exportClockRules}
        empty={{ title: '还没有可设置的时限' }}
      />
      {open !== undefined && <ClockRuleDrawer key={open.rule} row={open} close={() => setOpen(undefined)} />}
    </>
  )
}

export default ClockRulesPage
