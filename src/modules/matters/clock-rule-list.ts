import { describePolicy, describeTarget } from '../../kernel/clock-policy.ts'
import { exportOfShort } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { type ClockRuleRow, listClockRules } from './clock-rule.contract.ts'

/** What the settings say of each deadline, on the page and in its export. */
export const clockRuleColumns: readonly ListColumn<ClockRuleRow>[] = [
  { id: 'name', title: '时限', width: 11, sort: true, value: (row) => row.name },
  { id: 'counts', title: '起止', value: (row) => row.counts },
  { id: 'now', title: '现行', width: 13, value: (row) => describeTarget((row.own ?? row.default).target) },
  { id: 'default', title: '默认', width: 11, value: (row) => describeTarget(row.default.target) },
  { id: 'rest', title: '暂停与延期', value: pausesOf },
  { id: 'clause', title: '条款', width: 6, sort: true, value: (row) => row.clause },
  { id: 'changed', title: '本小区改动', width: 8, sort: true, value: changeOf },
  { id: 'changedAt', title: '改动时间', kind: 'moment', width: 8, sort: true, value: (row) => row.changedAt },
]

function pausesOf(row: ClockRuleRow): string {
  return describePolicy(row.own ?? row.default)
    .split('，')
    .slice(1)
    .join('，')
}

function changeOf({ own, changedBy, changedAt }: ClockRuleRow): string {
  if (changedAt === null) return ''
  return `${own === null ? '恢复默认' : '已改'} · ${changedBy}`
}

export const exportClockRules = exportOfShort(listClockRules, { name: '时限', columns: clockRuleColumns })
