import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import {
  changeSpace,
  createSpace,
  listSpaces,
  removeSpace,
  type Space,
  spaceKindNames,
  spaceOwnershipNames,
} from '../../contract.ts'
import { exportSpaces, spaceColumns } from '../../spaces/space-list.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { choicesOf, type FieldOf } from '../field-list.tsx'
import { asInput, useEdit } from '../use-edit.ts'

const columns = columnsOf(spaceColumns)

const rowsOf = (answer: { spaces: Space[] }) => answer.spaces
const filters: readonly Filter[] = [{ id: 'kind', label: '类型', choices: choicesOf(spaceKindNames) }]

export const SpacesTable = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const [asked] = useAsked()
  const { kind, q, sort } = asked
  const found = useRows(listSpaces, { communityId, kind, q, sort, limit: 100 } as never, rowsOf)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const opened = found.rows.find(({ id }) => id === open)
  const add = mayManage && (
    <Button type="primary" onClick={() => setOpen('new')}>
      新建车位
    </Button>
  )
  return (
    <>
      <DataTable
        {...found}
        filters={filters}
        id="estate.spaces"
        label="车位"
        columns={columns}
        exports={exportSpaces}
        search="编号或位置"
        rowKey={(one) => one.id}
        onOpen={(one) => setOpen(one.id)}
        tools={add}
        empty={{
          title: '还没有车位',
          hint: '登记车位和储藏间的编号、位置和权属，车辆和车位租赁都从这里选。',
          action: add,
        }}
      />
      {open === 'new' && <SpaceDrawer close={() => setOpen(undefined)} />}
      {opened !== undefined && <SpaceDrawer key={opened.id} space={opened} close={() => setOpen(undefined)} />}
    </>
  )
}

const SpaceDrawer = ({ space, close }: { space?: Space; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const said = space === undefined ? '车位已建立' : `${space.number} 已保存`
  const create = useEdit(createSpace, { said, close })
  const change = useEdit(changeSpace, { said, close })
  const remove = useEdit(removeSpace, { said: '车位已删除', close })
  return (
    <EditDrawer
      title={space === undefined ? '新建车位' : space.number}
      schema={createSpace.body}
      fields={fields}
      initial={space === undefined ? empty : { ...space }}
      readOnly={!mayManage}
      write={space === undefined ? create : change}
      save={(values, version) => {
        if (space === undefined) return create.mutate(asInput<typeof createSpace>({ communityId, ...values }))
        const one = { communityId, spaceId: space.id, version: version ?? space.version }
        return change.mutate(asInput<typeof changeSpace>({ ...one, ...values }))
      }}
      {...(space === undefined
        ? {}
        : {
            remove: {
              name: space.number,
              write: remove,
              run: () => remove.mutate({ communityId, spaceId: space.id }),
            },
          })}
      close={close}
    />
  )
}

const fields: readonly FieldOf[] = [
  { name: 'number', label: '编号', kind: 'line', half: true, extra: '例如 B1-023。' },
  { name: 'kind', label: '类型', kind: 'choice', choices: choicesOf(spaceKindNames), half: true },
  { name: 'place', label: '位置', kind: 'line' },
  { name: 'area', label: '面积', kind: 'decimal', half: true },
  { name: 'ownership', label: '权属', kind: 'choice', choices: choicesOf(spaceOwnershipNames), half: true },
  { name: 'note', label: '备注', kind: 'paragraphs' },
]

const empty = { number: '', kind: 'parking', place: '', area: null, ownership: 'unknown', note: '' }
