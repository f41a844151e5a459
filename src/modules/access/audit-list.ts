import { exportOf } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { type AuditEntry, listAuditEntries, listCompanyAuditEntries } from './contract.ts'

const actorKindNames = { staff: '员工', 'api-key': '接口密钥', resident: '业户', system: '系统' } as const

/** What the audit says of each act, on the page and in its export. */
export const auditColumns: readonly ListColumn<AuditEntry>[] = [
  { id: 'at', title: '时间', kind: 'moment', width: 9, value: (entry) => entry.at },
  { id: 'actor', title: '操作人', width: 7, value: (entry) => entry.actorName ?? actorKindNames[entry.actorKind] },
  { id: 'actorKind', title: '身份', width: 6, optional: true, value: (entry) => actorKindNames[entry.actorKind] },
  { id: 'act', title: '操作', width: 11, value: (entry) => entry.act },
  { id: 'reason', title: '原因与结果', width: 14, value: (entry) => entry.reason },
  { id: 'fields', title: '涉及字段', optional: true, value: (entry) => entry.fields.join('、') },
  {
    id: 'detail',
    title: '内容',
    optional: true,
    value: (entry) => entry.detail.map(({ name, value }) => `${name}：${value}`).join('；'),
  },
  {
    id: 'subject',
    title: '对象',
    optional: true,
    value: (entry) => `${entry.subjectKind} ${entry.subjectId ?? ''}`.trim(),
  },
  { id: 'requestId', title: '请求编号', optional: true, value: (entry) => entry.requestId },
]

export const exportAudit = exportOf(listAuditEntries, { name: '小区操作记录', columns: auditColumns })
export const exportCompanyAudit = exportOf(listCompanyAuditEntries, { name: '公司操作记录', columns: auditColumns })
