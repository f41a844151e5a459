import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import type { Column, Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { maskedPhone } from '../../../../ui/shared/format.ts'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { houseRoleNames, listParties, type PartyId, partyKindNames } from '../../contract.ts'
import { FindByIdentity } from './find-by-identity.tsx'
import { NewPartyDrawer } from './new-party-drawer.tsx'
import PartyDrawer from './party-drawer.tsx'

type Row = AnswerOf<typeof listParties>['parties'][number]

const rowsOf = (answer: { parties: Row[] }) => answer.parties

const columns: readonly Column<Row>[] = [
  { id: 'name', title: '姓名或名称', width: 12, cell: (party) => party.name },
  { id: 'kind', title: '类别', width: 4, cell: (party) => partyKindNames[party.kind] },
  {
    id: 'phones',
    title: '电话',
    width: 12,
    cell: (party) => (
      <span className="figures">{party.phones.map(({ number }) => maskedPhone(number)).join('、') || '—'}</span>
    ),
  },
  { id: 'houses', title: '房屋', cell: (party) => <Houses party={party} /> },
  { id: 'identity', title: '证件', width: 10, cell: (party) => party.identityMasked || '—', optional: true },
  { id: 'care', title: '关怀提示', width: 12, cell: (party) => party.careNote },
]

const Houses = ({ party }: { party: Row }) => {
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
    { communityId, name: asked['q'], kind: asked['kind'] as never, limit: 100 },
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
