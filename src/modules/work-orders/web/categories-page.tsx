import { Button } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { priorityNames } from '../../matters/contract.ts'
import { type Category, callbackClassNames, listCategories, type Part, readWarranty } from '../contract.ts'
import { CategoryDrawer } from './category-drawer.tsx'
import { hoursNames, sourceOf } from './form-words.ts'
import './repair.css'

const columnsWith = (parts: readonly Part[]): readonly Column<Category>[] => [
  { id: 'name', title: '类别', width: 8, cell: (one) => one.name },
  { id: 'position', title: '顺序', width: 4, align: 'right', cell: (one) => one.position },
  { id: 'priority', title: '紧急程度', width: 6, cell: (one) => priorityNames[one.priority] },
  { id: 'onSite', title: '到场（分钟）', width: 8, align: 'right', cell: (one) => one.onSiteMinutes },
  { id: 'hours', title: '到场计时', width: 8, cell: (one) => hoursNames[one.onSiteHours] },
  { id: 'emergency', title: '特急到场（分钟）', width: 9, align: 'right', cell: (one) => one.emergencyOnSiteMinutes },
  {
    id: 'finish',
    title: '完工（小时）',
    width: 8,
    align: 'right',
    cell: (one) => Math.round((one.finishMinutes / 60) * 10) / 10,
  },
  { id: 'callback', title: '回访类别', width: 6, cell: (one) => callbackClassNames[one.callbackClass] },
  { id: 'part', title: '保修部位', cell: (one) => parts.find(({ code }) => code === one.part)?.name ?? '—' },
  { id: 'own', title: '来源', width: 7, cell: sourceOf },
]

/** 报修类别: how soon somebody must be there and be done, for each category of this community. */
const CategoriesPage = () => {
  const { id: communityId } = useCommunity()
  const { data, error, isPending, refetch } = useRead(listCategories, { communityId, all: 'true' })
  const { data: warranty } = useRead(readWarranty, { communityId, all: 'true' })
  const [open, setOpen] = useState<Category | 'new' | undefined>(undefined)
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      新增类别
    </Button>
  )
  return (
    <>
      <PageHead title="报修类别" note="改动只对以后登记的报修生效，已登记的仍按原来的时限。" actions={add} />
      <DataTable
        id="work-orders.categories"
        label="报修类别"
        columns={columnsWith(warranty?.parts ?? [])}
        rows={data?.categories ?? []}
        loading={isPending}
        problem={error}
        again={() => void refetch()}
        rowKey={(one) => one.code}
        onOpen={setOpen}
        rowTone={(one) => (one.retired ? 'quiet' : undefined)}
        empty={{ title: '还没有类别', action: add }}
      />
      {open === 'new' && <CategoryDrawer close={() => setOpen(undefined)} />}
      {typeof open === 'object' && <CategoryDrawer key={open.code} category={open} close={() => setOpen(undefined)} />}
    </>
  )
}

export default CategoriesPage
