import { AutoComplete, Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { MomentField } from '../../../ui/console/moment-field.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { fieldOf, instantOf } from '../../../ui/shared/moment-text.ts'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { boxColumns, exportBoxOpenings } from '../boxes/box-list.ts'
import { type BoxOpening, listBoxOpenings, recordBoxOpening } from '../contract.ts'
import ReceptionDrawer from './reception-drawer.tsx'
import './desk.css'

const rowsOf = (answer: { rows: BoxOpening[] }) => answer.rows

const columns = columnsOf(boxColumns, {
  letters: (row) => (row.letters === 0 ? <span className="quiet">空</span> : row.letters),
})

/** 意见箱: opened every day, and every opening is on record, also an empty one. */
const BoxesPage = () => {
  const { id: communityId } = useCommunity()
  const [asked] = useAsked()
  const may = useHolds()
  const [open, setOpen] = useState<'opening' | 'letter' | undefined>(undefined)
  const narrowed = askedOf(asked)
  const found = useRows(listBoxOpenings, { communityId, ...narrowed }, rowsOf)
  const boxes = useRead(listBoxOpenings, { communityId, limit: 1 }).data?.boxes ?? []
  const waiting = boxes.filter(({ openedToday }) => !openedToday)
  const record = may('desk.receive') && (
    <Button type="primary" onClick={() => setOpen('opening')}>
      登记开箱
    </Button>
  )
  return (
    <>
      <PageHead
        title="意见箱"
        note="每天定时开箱，空的也要登记；信件逐件登记，按事由办理。"
        actions={
          may('desk.receive') && (
            <>
              <Button onClick={() => setOpen('letter')}>登记信件</Button>
              {record}
            </>
          )
        }
      />
      {boxes.length > 0 && (
        <p className={waiting.length > 0 ? 'box-waiting' : 'quiet'} role="status">
          {waiting.length > 0 ? `今天还没有开：${waiting.map(({ box }) => box).join('、')}` : '今天都已开箱。'}
        </p>
      )}
      <DataTable
        {...found}
        id="desk.boxes"
        label="意见箱开箱记录"
        columns={columns}
        rowKey={(row) => row.id}
        search="意见箱或备注"
        exports={exportBoxOpenings}
        empty={{ title: '还没有开箱记录', hint: '每天开一次，有几件登记几件，没有就登记 0 件。', action: record }}
      />
      {open === 'opening' && (
        <OpeningDrawer
          boxes={(waiting.length > 0 ? waiting : boxes).map(({ box }) => box)}
          close={() => setOpen(undefined)}
        />
      )}
      {open === 'letter' && <ReceptionDrawer channel="box" kind="suggestion" close={() => setOpen(undefined)} />}
    </>
  )
}

interface Typed {
  readonly box: string
  readonly openedAt: string
  readonly letters: number
  readonly note?: string
}

const OpeningDrawer = ({ boxes, close }: { boxes: readonly string[]; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  const write = useWrite(recordBoxOpening, {
    refreshes: [listBoxOpenings],
    onDone: ({ letters }) => {
      tell.done(letters === 0 ? '已登记，箱内没有信件' : `已登记 ${letters} 件，请逐件“登记信件”`)
      close()
    },
  })
  return (
    <FormDrawer
      title="登记开箱"
      save="登记"
      form={form}
      initial={{ box: boxes[0] ?? '意见箱', openedAt: fieldOf(serverNow()), letters: 0 }}
      saving={write.isPending}
      problem={write.error}
      submit={({ box, letters, note = '', openedAt }) =>
        write.mutate({ communityId, box, letters, note, ...openedNow(openedAt) })
      }
      close={close}
    >
      <Form.Item name="box" label="意见箱" rules={rulesOf(recordBoxOpening.body, 'box')}>
        <AutoComplete options={boxes.map((box) => ({ value: box }))} maxLength={40} />
      </Form.Item>
      <Form.Item name="letters" label="件数" rules={[{ required: true, message: '请填写件数，空箱填 0' }]}>
        <InputNumber min={0} max={999} precision={0} />
      </Form.Item>
      <Form.Item name="openedAt" label="开箱时间">
        <MomentField minuteStep={1} />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

/** A time that was left as the form proposed it is the time of saving. */
const openedNow = (typed: string) => (typed >= fieldOf(serverNow()) ? {} : { openedAt: instantOf(typed) })

/** What the address asks of the list; the words of the contract are checked by the server. */
const askedOf = ({ q, sort }: Asked) => ({ q, sort }) as unknown as { q?: string | undefined }

export default BoxesPage
