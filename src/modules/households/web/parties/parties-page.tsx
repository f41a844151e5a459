import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { houseRoleNames, listParties, type PartyId, partyKindNames } from '../../contract.ts'
import { exportParties, type PartyInList, partyColumns } from '../../parties/party-list.ts'
import { FindByIdentity } from './find-by-identity.tsx'
import { NewPartyDrawer } from './new-party-drawer.tsx'
import PartyDrawer from './party-drawer.tsx'

const rowsOf = (answer: { parties: PartyInList[] }) => answer.parties

const columns = columnsOf(partyColumns, {
  phones: (party) => <span className="figures">{party.phones.map(({ number }) => number).join('、') || '—'}</span>,
  houses: (party) => <Houses party={party} />,
})

const Houses = ({ party }: { party: PartyInList }) => {
  if (party.mergedInto !== null) return <span className="quiet">已合并到另一条记录</span>
  if (party.houses.length === 0) return <span className="quiet">没有关联房屋</span>
  return party.houses.map(({ houseId, spelling, role }) => (
    <span key={houseId + role} className="party-house">
      <PageLink to={`/desk/${houseId}?party=${party.id}`}>{spelling}</PageLink> {houseRoleNames[role]}
    </span>
  ))
}

const filters: readonly Filter[] = [
  { id: 'kind', label: '类别', choices: Object.entries(partyKindNames).map(([value, label]) => ({ value, label })) },
]

/** Everybody whom the centre knows: people and organisations, with their houses. */
const PartiesPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const mayManage = useHolds()('households.manage')
  const [adding, setAdding] = useState(false)
  const [seeking, setSeeking] = useState(false)
  const found = useRows(
    listParties,
    { communityId, name: asked['q'], kind: asked['kind'] as never, sort: asked['sort'] as never, limit: 100 },
    rowsOf,
  )
  const add = mayManage && (
    <Button type="primary" onClick={() => setAdding(true)}>
      新建业户
    </Button>
  )
  return (
    <>
      <PageHead
        title="业户"
        note="电话在名单里隐去中间几位，打开才显示全号。"
        actions={
          <>
            <Button onClick={() => setSeeking(true)}>按证件号码查找</Button>
            {add}
          </>
        }
      />
      <DataTable
        {...found}
        id="households.parties"
        label="业户名单"
        columns={columns}
        exports={exportParties}
        rowKey={(party) => party.id}
        onOpen={(party) => ask({ open: party.id })}
        search="姓名，从第一个字起"
        filters={filters}
        rowTone={(party) => (party.mergedInto === null ? undefined : 'quiet')}
        empty={{
          title: '还没有业户',
          hint: '导入房屋和业主登记表，或者在住户卡上登记产权、租约时顺手新建。',
          action: add,
        }}
      />
      {asked['open'] !== undefined && (
        <PartyDrawer key={asked['open']} partyId={asked['open'] as PartyId} close={() => ask({ open: undefined })} />
      )}
      {adding && (
        <NewPartyDrawer
          close={() => setAdding(false)}
          made={(party, duplicates) => {
            setAdding(false)
            if (duplicates.length > 0) ask({ open: party.id })
          }}
        />
      )}
      {seeking && (
        <FindByIdentity
          close={() => setSeeking(false)}
          open={(id) => {
            setSeeking(false)
            ask({ open: id })
          }}
        />
      )}
    </>
  )
}

export default PartiesPage
