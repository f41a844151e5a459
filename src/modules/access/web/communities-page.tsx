import { Button } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { holds, useSession } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type Community, communityKindNames, listCommunities } from '../contract.ts'
import { CommunityDrawer } from './community-drawer.tsx'
import { NewCommunityDrawer } from './new-community-drawer.tsx'
import { weekdays, writeHours } from './reception-hours.ts'

const columns: readonly Column<Community>[] = [
  {
    id: 'name',
    title: '名称',
    width: 11,
    cell: (one) => one.name,
    sort: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
  },
  { id: 'code', title: '代码', width: 5, cell: (one) => one.code, sort: (a, b) => a.code.localeCompare(b.code) },
  { id: 'kind', title: '类型', width: 5, cell: (one) => communityKindNames[one.kind] },
  { id: 'servicePhone', title: '服务电话', width: 9, cell: (one) => one.servicePhone || '未填' },
  { id: 'complaintPhone', title: '投诉电话', width: 9, cell: (one) => one.complaintPhone || '未填', optional: true },
  { id: 'emergencyPhone', title: '应急电话', width: 9, cell: (one) => one.emergencyPhone || '未填' },
  { id: 'hours', title: '接待时间', cell: (one) => <Hours hours={one.receptionHours} /> },
  { id: 'address', title: '地址', cell: (one) => one.address, optional: true },
]

const CommunitiesPage = () => {
  const { person } = useSession()
  const [asked] = useAsked()
  const answer = useRead(listCommunities, {})
  const [open, setOpen] = useState<string | undefined>(undefined)
  const [adding, setAdding] = useState(false)
  const communities = answer.data?.communities ?? []
  const word = asked['q'] ?? ''
  const shown = communities.filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(word.toLowerCase()))
  const opened = communities.find(({ id }) => id === open)
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
        rows={shown}
        rowKey={(community) => community.id}
        loading={answer.isPending}
        problem={answer.error}
        again={() => void answer.refetch()}
        onOpen={(community) => setOpen(community.id)}
        search="名称或代码"
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

/** Weekdays with the same hours in one line: `周一至周五 08:30-12:00 14:00-18:00`. */
const Hours = ({ hours }: { hours: Community['receptionHours'] }) => {
  const lines: { first: number; last: number; text: string }[] = []
  for (const [day, ofDay] of hours.entries()) {
    const text = writeHours(ofDay)
    const before = lines[lines.length - 1]
    if (before?.text === text) before.last = day
    else lines.push({ first: day, last: day, text })
  }
  if (lines.every(({ text }) => text === '')) return <span className="quiet">未填</span>
  return lines
    .filter(({ text }) => text !== '')
    .map(({ first, last, text }) => (
      <div key={first}>
        {first === last ? weekdays[first] : `${weekdays[first]}至${weekdays[last]}`} {text}
      </div>
    ))
}

export default CommunitiesPage
