import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../../ui/console/data-table/use-short-list.ts'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { listColleagues } from '../../../access/contract.ts'
import { changeZone, createZone, listZones, removeZone, type Zone } from '../../contract.ts'
import { exportZones, zoneColumns } from '../../zones/zone-list.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import type { Choice, FieldOf } from '../field-list.tsx'
import { asInput, useEdit } from '../use-edit.ts'

const columns = columnsOf(zoneColumns, { steward: (one) => one.stewardName || '未指定' })
const rowsOf = (answer: { zones: Zone[] }) => answer.zones

export const ZonesTable = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const found = useShortList(listZones, { communityId }, rowsOf, zoneColumns)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const opened = found.rows.find(({ id }) => id === open)
  const add = mayManage && (
    <Button type="primary" onClick={() => setOpen('new')}>
      新建片区
    </Button>
  )
  return (
    <>
      <DataTable
        {...found}
        id="estate.zones"
        label="片区"
        columns={columns}
        exports={exportZones}
        search="片区或管家"
        rowKey={(one) => one.id}
        onOpen={(one) => setOpen(one.id)}
        tools={add}
        empty={{
          title: '还没有片区',
          hint: '把楼栋分成片区，每个片区有一位管家，巡查、走访和收费任务按片区分。',
          action: add,
        }}
      />
      {open === 'new' && <ZoneDrawer close={() => setOpen(undefined)} />}
      {opened !== undefined && <ZoneDrawer key={opened.id} zone={opened} close={() => setOpen(undefined)} />}
    </>
  )
}

const ZoneDrawer = ({ zone, close }: { zone?: Zone; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const colleagues = useRead(listColleagues, { communityId })
  const people = (colleagues.data?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const said = zone === undefined ? '片区已建立' : `${zone.name} 已保存`
  const create = useEdit(createZone, { said, close })
  const change = useEdit(changeZone, { said, close })
  const remove = useEdit(removeZone, { said: '片区已删除', close })
  return (
    <EditDrawer
      title={zone === undefined ? '新建片区' : zone.name}
      schema={createZone.body}
      fields={fieldsWith(people)}
      initial={zone === undefined ? empty : { ...zone }}
      readOnly={!mayManage}
      write={zone === undefined ? create : change}
      save={(values, version) => {
        if (zone === undefined) return create.mutate(asInput<typeof createZone>({ communityId, ...values }))
        const one = { communityId, zoneId: zone.id, version: version ?? zone.version }
        return change.mutate(asInput<typeof changeZone>({ ...one, ...values }))
      }}
      {...(zone === undefined
        ? {}
        : {
            remove: {
              name: zone.name,
              write: remove,
              run: () => remove.mutate({ communityId, zoneId: zone.id }),
            },
          })}
      close={close}
    />
  )
}

const fieldsWith = (people: readonly Choice[]): readonly FieldOf[] => [
  { name: 'name', label: '片区名称', kind: 'line' },
  { name: 'stewardId', label: '管家', kind: 'choice', choices: people, mayBeEmpty: true },
]

const empty = { name: '', stewardId: null }
