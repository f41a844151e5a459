import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type CategoryRow, categoryColumns, exportCategories } from '../category-list.ts'
import { type Category, listCategories, type Part, readWarranty } from '../contract.ts'
import { CategoryDrawer } from './category-drawer.tsx'
import './repair.css'

const columns = columnsOf(categoryColumns)

const rowsWith =
  (parts: readonly Part[]) =>
  (answer: { categories: Category[] }): CategoryRow[] =>
    answer.categories.map((one) => ({ ...one, partName: parts.find(({ code }) => code === one.part)?.name ?? '' }))

/** 报修类别: how soon somebody must be there and be done, for each category of this community. */
const CategoriesPage = () => {
  const { id: communityId } = useCommunity()
  const parts = useRead(readWarranty, { communityId, all: 'true' }).data?.parts
  const rowsOf = useMemo(() => rowsWith(parts ?? []), [parts])
  const found = useShortList(listCategories, { communityId, all: 'true' }, rowsOf, categoryColumns)
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
        {...found}
        id="work-orders.categories"
        label="报修类别"
        columns={columns}
        rowKey={(one) => one.code}
        onOpen={setOpen}
        search="类别、紧急程度或部位"
        exports={exportCategories}
        rowTone={(one) => (one.retired ? 'quiet' : undefined)}
        empty={{ title: '还没有类别', action: add }}
      />
      {open === 'new' && <CategoryDrawer close={() => setOpen(undefined)} />}
      {typeof open === 'object' && <CategoryDrawer key={open.code} category={open} close={() => setOpen(undefined)} />}
    </>
  )
}

export default CategoriesPage
