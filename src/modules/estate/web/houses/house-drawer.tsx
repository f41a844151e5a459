import { Button, Drawer } from 'antd'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { PageLink } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import {
  changeHouse,
  createHouse,
  type House,
  type HouseId,
  listBuildings,
  removeHouse,
  showHouse,
  useStatusNames,
} from '../../contract.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { asInput, useEdit } from '../use-edit.ts'
import { factFields, placeFields } from './house-form-fields.ts'

interface HouseDrawerProps {
  readonly houseId: HouseId
  readonly close: () => void
  /** Offered where the card is not open already. */
  readonly toCard?: boolean
  readonly changeUse?: () => void
}

/** §12.4.3: every field of the title register that belongs to the house itself. */
const HouseDrawer = (props: HouseDrawerProps) => {
  const { id: communityId } = useCommunity()
  const { data, error, refetch } = useRead(showHouse, { communityId, houseId: props.houseId })
  if (data !== undefined) return <HouseForm key={data.id} house={data} {...props} />
  return (
    <Drawer open size={600} title="房屋" loading={error === null} onClose={props.close}>
      {error !== null && <ProblemAlert problem={error} again={() => void refetch()} />}
    </Drawer>
  )
}

const HouseForm = ({ house, close, toCard = false, changeUse }: HouseDrawerProps & { house: House }) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const buildings = useRead(listBuildings, { communityId })
  const change = useEdit(changeHouse, { said: `${house.name} 的资料已保存`, close })
  const remove = useEdit(removeHouse, { said: `${house.name} 已删除`, close })
  return (
    <EditDrawer
      title={`房屋资料 · ${house.name}`}
      width={600}
      schema={createHouse.body}
      fields={(typed) => [...placeFields(buildings.data?.buildings ?? [], typed['buildingId']), ...factFields]}
      initial={{ ...house }}
      readOnly={!may('estate.manage')}
      write={change}
      save={(values, version) =>
        change.mutate(
          asInput<typeof changeHouse>({ communityId, houseId: house.id, version: version ?? house.version, ...values }),
        )
      }
      remove={{
        name: `房屋 ${house.name}`,
        write: remove,
        run: () => remove.mutate({ communityId, houseId: house.id }),
      }}
      close={close}
    >
      <p className="house-use">
        使用状况 <b>{useStatusNames[house.useStatus]}</b>
        {changeUse !== undefined && may('estate.change-use') && (
          <Button size="small" disabled={false} onClick={changeUse}>
            登记用途变更
          </Button>
        )}
        {toCard && <PageLink to={`/desk/${house.id}`}>打开住户卡</PageLink>}
      </p>
    </EditDrawer>
  )
}

export default HouseDrawer
