import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { holds, useSession } from '../../../ui/shared/session.tsx'
import { communityColumns, exportCommunities, hoursLines } from '../community-list.ts'
import { type Community, listCommunities } from '../contract.ts'
import { CommunityDrawer } from './community-drawer.tsx'
import { NewCommunityDrawer } from './new-community-drawer.tsx'

const columns = columnsOf(communityColumns, { hours: (one) => <Hours hours={one.receptionHours} /> })
const rowsOf = (answer: { communities: Community[] }) => answer.communities

const CommunitiesPage = () => {
  const { person } = useSession()
  const found = useShortList(listCommunities, {}, rowsOf, communityColumns)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const [adding, setAdding] = useState(false)
  const opened = found.rows.find(({ id }) => id === open)
  const mayChange = (community: Community) =>
    holds(
      person,
      person.communities.find(({ id }) => id === community.id),
      'access.manage-community',
    )
  const add = person.companyRights.includes('access.manage-communities') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      新建小区
    </Button>
  )
  return (
    <>
      <PageHead title="小区资料" note="电话和接待时间会印在通知和收据上，也决定时限怎么算。" actions={add} />
      <DataTable
        id="access.communities"
        label="小区"
        columns={columns}
        {...found}
        rowKey={(community) => community.id}
        onOpen={(community) => setOpen(community.id)}
        search="名称、代码或电话"
        exports={exportCommunities}
        empty={{
          title: '还没有小区',
          hint: '先建立您服务的小区、写字楼或园区，再导入房屋和业户。',
          action: add,
        }}
      />
      {adding && <NewCommunityDrawer close={() => setAdding(false)} />}
      {opened !== undefined && (
        <CommunityDrawer
          key={opened.id}
          community={opened}
          readOnly={!mayChange(opened)}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

const Hours = ({ hours }: { hours: Community['receptionHours'] }) => {
  const lines = hoursLines(hours)
  if (lines.length === 0) return <span className="quiet">未填</span>
  return lines.map((line) => <div key={line}>{line}</div>)
}

export default CommunitiesPage
