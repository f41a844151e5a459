import { Button } from 'antd'
import { useState } from 'react'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { holds, useSession } from '../../../ui/shared/session.tsx'
import { type Community, communityKindNames, listCommunities } from '../contract.ts'
import { CommunityDrawer } from './community-drawer.tsx'
import { NewCommunityDrawer } from './new-community-drawer.tsx'
import { weekdays, writeHours } from './reception-hours.ts'

const said: readonly ListColumn<Community>[] = [
  { id: 'name', title: '名称', width: 11, sort: true, value: (one) => one.name },
  { id: 'code', title: '代码', width: 5, sort: true, value: (one) => one.code },
  { id: 'kind', title: '类型', width: 5, sort: true, value: (one) => communityKindNames[one.kind] },
  { id: 'servicePhone', title: '服务电话', width: 9, value: (one) => one.servicePhone || '未填' },
  { id: 'complaintPhone', title: '投诉电话', width: 9, optional: true, value: (one) => one.complaintPhone || '未填' },
  { id: 'emergencyPhone', title: '应急电话', width: 9, value: (one) => one.emergencyPhone || '未填' },
  { id: 'hours', title: '接待时间', value: (one) => hoursText(one.receptionHours) },
  { id: 'address', title: '地址', optional: true, value: (one) => one.address },
]
const columns = columnsOf(said, { hours: (one) => <Hours hours={one.receptionHours} /> })
const rowsOf = (answer: { communities: Community[] }) => answer.communities

const CommunitiesPage = () => {
  const { person } = useSession()
  const found = useShortList(listCommunities, {}, rowsOf, said)
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
const hoursLines = (hours: Community['receptionHours']): readonly string[] => {
  const lines: { first: number; last: number; text: string }[] = []
  for (const [day, ofDay] of hours.entries()) {
    const text = writeHours(ofDay)
    const before = lines[lines.length - 1]
    if (before?.text === text) before.last = day
    else lines.push({ first: day, last: day, text })
  }
  return lines
    .filter(({ text }) => text !== '')
    .map(({ first, last, text }) =>
      first === last ? `${weekdays[first]} ${text}` : `${weekdays[first]}至${weekdays[last]} ${text}`,
    )
}

const hoursText = (hours: Community['receptionHours']): string => hoursLines(hours).join('；')

const Hours = ({ hours }: { hours: Community['receptionHours'] }) => {
  const lines = hoursLines(hours)
  if (lines.length === 0) return <span className="quiet">未填</span>
  return lines.map((line) => <div key={line}>{line}</div>)
}

export default CommunitiesPage
