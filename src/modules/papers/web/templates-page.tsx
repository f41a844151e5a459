import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { listTemplates, type TemplateKind } from '../contract.ts'
import { exportTemplates, templateColumns } from '../template-list.ts'

const columns = columnsOf(templateColumns)
const rowsOf = (answer: { kinds: TemplateKind[] }) => answer.kinds

/** 文书样张: the kinds of papers, and by which template each is made today. */
const TemplatesPage = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const found = useShortList(listTemplates, { communityId }, rowsOf, templateColumns)
  return (
    <>
      <PageHead title="文书样张" note="改抬头、标题、印哪些行和列、说明、签名处和页脚。已签发的文书不受影响。" />
      <DataTable
        {...found}
        id="papers.templates"
        label="文书样张"
        columns={columns}
        rowKey={(one) => one.kind}
        search="文书或编号字头"
        exports={exportTemplates}
        onOpen={(one) => go(`/settings/paper-templates/${one.kind}`)}
        empty={{ title: '还没有可以设计的文书' }}
      />
    </>
  )
}

export default TemplatesPage
