import { Segmented } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { today } from '../../../../ui/shared/format.ts'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { listOccupants, type Occupant } from '../../contract.ts'
import { exportOccupants, occupantColumns, occupantState } from '../../occupants/occupant-list.ts'
import { MoveOut } from './move-out.tsx'

const rowsOf = (answer: { occupants: Occupant[] }) => answer.occupants

const columns = columnsOf(occupantColumns, {
  house: (occupant) => <PageLink to={`/desk/${occupant.houseId}`}>{occupant.spelling}</PageLink>,
})

/** The register of occupants: who lives or works in the houses, by whatever right. */
const OccupantsPage = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('households.manage')
  const [asked, ask] = useAsked()
  const [leaving, setLeaving] = useState<Occupant | undefined>(undefined)
  const living = asked['all'] === undefined
  const found = useRows(
    listOccupants,
    { communityId, q: asked['q'], sort: asked['sort'] as never, ...(living ? { on: today() } : {}), limit: 100 },
    rowsOf,
  )
  return (
    <>
      <PageHead
        title="住户"
        note="住在这里的人：业主的家人、租户、帮工。入住在住户卡上登记；点一行登记搬离。"
        actions={
          <Segmented
            aria-label="范围"
            value={living ? 'living' : 'all'}
            options={[
              { value: 'living', label: '今天居住' },
              { value: 'all', label: '全部' },
            ]}
            onChange={(value) => ask({ all: value === 'all' ? 'yes' : undefined })}
          />
        }
      />
      <DataTable
        {...found}
        id="households.occupants"
        label="住户"
        columns={columns}
        exports={exportOccupants}
        rowKey={(occupant) => occupant.id}
        search="房号或姓名，从头输入"
        {...(mayManage ? { onOpen: setLeaving } : {})}
        rowTone={(occupant) => (occupantState(occupant, today()) === '居住中' ? undefined : 'quiet')}
        empty={{
          title: living ? '今天没有登记居住的住户' : '还没有登记住户',
          hint: '在接待台查到房屋，在“住户”一栏登记入住：姓名、与业主关系、入住日期。',
          action: <PageLink to="/desk">去接待台</PageLink>,
        }}
      />
      {leaving !== undefined && <MoveOut key={leaving.id} occupant={leaving} close={() => setLeaving(undefined)} />}
    </>
  )
}

export default OccupantsPage
