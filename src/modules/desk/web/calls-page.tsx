import { useState } from 'react'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { type Asked, PageLink, useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import type { MatterId } from '../../matters/contract.ts'
import { MatterSheet } from '../../matters/web/index.tsx'
import { callColumns, exportCalls } from '../calls/call-list.ts'
import { type CallRow, listCalls, outcomeNames } from '../contract.ts'
import { choicesOf } from './choices.ts'
import { ExtensionButton } from './extension-button.tsx'

const filters: readonly Filter[] = [{ id: 'outcome', label: '事由', choices: choicesOf(outcomeNames) }]

const rowsOf = (answer: { rows: CallRow[] }) => answer.rows

/** 来电记录: every call that was written down, and what it led to. */
const CallsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked] = useAsked()
  const [open, setOpen] = useState<MatterId | undefined>(undefined)
  const narrowed = askedOf(asked)
  const found = useRows(listCalls, { communityId, ...narrowed }, rowsOf)
  const columns = columnsOf(callColumns, {
    house: (call) => <HouseLink call={call} />,
    phone: (call) => <span className="figures">{call.phone}</span>,
    led: ({ matterId, matterNumber }) =>
      matterId && (
        <button type="button" className="row-link" onClick={() => setOpen(matterId)}>
          {matterNumber}
        </button>
      ),
  })
  return (
    <>
      <PageHead title="来电记录" note="在住户卡上按 L 登记一条。" actions={<ExtensionButton />} />
      <DataTable
        {...found}
        id="desk.calls"
        label="来电记录"
        columns={columns}
        rowKey={(call) => call.id}
        search="号码末几位、来电人或内容"
        filters={filters}
        exports={exportCalls}
        empty={{ title: '还没有来电记录', hint: '接到电话先查到住户，在住户卡上按 L 登记，需要维修的当场就能派工。' }}
      />
      {open !== undefined && <MatterSheet key={open} matterId={open} close={() => setOpen(undefined)} />}
    </>
  )
}

/** What the address asks of the list; the words of the contract are checked by the server. */
const askedOf = ({ q, outcome, sort }: Asked) => ({ q, outcome, sort }) as unknown as { q?: string | undefined }

const HouseLink = ({ call }: { call: CallRow }) =>
  call.houseId === null ? null : <PageLink to={`/desk/${call.houseId}`}>{call.houseName}</PageLink>

export default CallsPage
