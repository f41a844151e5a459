import { Button } from 'antd'
import { useState } from 'react'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { type Building, changeEntrance, createEntrance, type Entrance, removeEntrance } from '../../contract.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import type { FieldOf } from '../field-list.tsx'
import { asInput, useEdit } from '../use-edit.ts'
import './places.css'

/** The entrances (单元) of a building, under its own fields. */
export const EntrancesOf = ({ building, mayManage }: { building: Building; mayManage: boolean }) => {
  const [open, setOpen] = useState<Entrance | 'new' | undefined>(undefined)
  return (
    <section className="entrances" aria-labelledby="entrances">
      <h3 id="entrances">单元</h3>
      <ul>
        {building.entrances.map((one) => (
          <li key={one.id}>
            <b>{one.code} 单元</b>
            <span className="quiet">{factsOf(one)}</span>
            {mayManage && (
              <Button size="small" onClick={() => setOpen(one)}>
                修改
              </Button>
            )}
          </li>
        ))}
      </ul>
      {building.entrances.length === 0 && <p className="quiet">没有单元：房屋直接在楼栋下，如别墅、商铺。</p>}
      {mayManage && (
        <Button type="dashed" onClick={() => setOpen('new')}>
          添加单元
        </Button>
      )}
      {open !== undefined && (
        <EntranceDrawer
          building={building}
          close={() => setOpen(undefined)}
          {...(open === 'new' ? {} : { entrance: open })}
        />
      )}
    </section>
  )
}

const factsOf = ({ floors, hasLift, houseCount }: Entrance): string =>
  [floors === null ? '' : `${floors} 层`, liftWord(hasLift), `${houseCount} 户`]
    .filter((part) => part !== '')
    .join(' · ')

const liftWord = (hasLift: boolean | null): string => {
  if (hasLift === null) return ''
  return hasLift ? '有电梯' : '没有电梯'
}

const fields: readonly FieldOf[] = [
  { name: 'code', label: '单元编号', kind: 'line', half: true },
  { name: 'floors', label: '层数', kind: 'whole-number', half: true },
  { name: 'hasLift', label: '电梯', kind: 'yes-no' },
]

const EntranceDrawer = (props: { building: Building; entrance?: Entrance; close: () => void }) => {
  const { building, entrance, close } = props
  const { id: communityId } = useCommunity()
  const create = useEdit(createEntrance, { said: '单元已建立', close })
  const change = useEdit(changeEntrance, { said: '单元已保存', close })
  const remove = useEdit(removeEntrance, { said: '单元已删除', close })
  return (
    <EditDrawer
      title={entrance === undefined ? '添加单元' : `${entrance.code} 单元`}
      width={420}
      schema={createEntrance.body}
      fields={fields}
      initial={entrance === undefined ? { code: '', floors: building.floors, hasLift: null } : { ...entrance }}
      readOnly={false}
      write={entrance === undefined ? create : change}
      save={(values, version) => {
        if (entrance === undefined) {
          return create.mutate(asInput<typeof createEntrance>({ communityId, buildingId: building.id, ...values }))
        }
        const one = { communityId, entranceId: entrance.id, version: version ?? entrance.version }
        return change.mutate(asInput<typeof changeEntrance>({ ...one, ...values }))
      }}
      {...(entrance === undefined
        ? {}
        : {
            remove: {
              name: `${entrance.code} 单元`,
              write: remove,
              run: () => remove.mutate({ communityId, entranceId: entrance.id }),
            },
          })}
      close={close}
    />
  )
}
