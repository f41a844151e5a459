import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listTemplates, type TemplateKind } from '../contract.ts'

export const inForceText = ({ level, number, from }: TemplateKind['inForce']): string => {
  if (level === null) return '系统默认'
  return `${level === 'company' ? '公司样张' : '本小区样张'}第 ${number} 版（${from} 起）`
}

const columns: readonly Column<TemplateKind>[] = [
  { id: 'name', title: '文书', width: 14, cell: (one) => one.name },
  { id: 'inForce', title: '现在使用', width: 20, cell: (one) => inForceText(one.inForce) },
  {
    id: 'waiting',
    title: '待启用',
    cell: (one) =>
      [one.drafts > 0 ? `草稿 ${one.drafts} 份` : '', one.coming > 0 ? `${one.coming} 版等待启用` : '']
        .filter(Boolean)
        .join('，'),
  },
  { id: 'code', title: '编号字头', width: 7, cell: (one) => one.code },
]

/** 文书样张: the kinds of papers, and by which template each is made today. */
const TemplatesPage = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const { data, error, isPending, refetch } = useRead(listTemplates, { communityId })
  return (
    <>
      <PageHead title="文书样张" note="改抬头、标题、印哪些行和列、说明、签名处和页脚。已签发的文书不受影响。" />
      <DataTable
        id="papers.templates"
        label="文书样张"
        columns={columns}
        rows={data?.kinds ?? []}
        rowKey={(one) => one.kind}
        loading={isPending}
        problem={error}
        again={() => void refetch()}
        onOpen={(one) => go(`/settings/paper-templates/${one.kind}`)}
        empty={{ title: '还没有可以设计的文书' }}
      />
    </>
  )
}

export default TemplatesPage
