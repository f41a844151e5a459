import { exportOfShort } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { listTemplates, type TemplateKind } from './contract.ts'

/** `系统默认`, `本小区样张第 2 版（2026-03-01 起）`. */
export const inForceText = ({ level, number, from }: TemplateKind['inForce']): string => {
  if (level === null) return '系统默认'
  return `${level === 'company' ? '公司样张' : '本小区样张'}第 ${number} 版（${from} 起）`
}

/** What the list says of each kind of papers, on the page and in its export. */
export const templateColumns: readonly ListColumn<TemplateKind>[] = [
  { id: 'name', title: '文书', width: 14, sort: true, value: (one) => one.name },
  { id: 'inForce', title: '现在使用', width: 20, sort: true, value: (one) => inForceText(one.inForce) },
  { id: 'waiting', title: '待启用', sort: true, value: waitingText },
  { id: 'code', title: '编号字头', width: 7, sort: true, value: (one) => one.code },
]

function waitingText({ drafts, coming }: TemplateKind): string {
  const said = [drafts > 0 ? `草稿 ${drafts} 份` : '', coming > 0 ? `${coming} 版等待启用` : '']
  return said.filter(Boolean).join('，')
}

export const exportTemplates = exportOfShort(listTemplates, { name: '文书样张', columns: templateColumns })
