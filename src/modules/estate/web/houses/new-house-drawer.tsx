import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { createHouse, listBuildings } from '../../contract.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { asInput, useEdit } from '../use-edit.ts'
import { factFields, placeFields, useStatusField } from './house-form-fields.ts'

export const NewHouseDrawer = ({ close }: { close: () => void }) => {
  const { id: communityId } = useCommunity()
  const buildings = useRead(listBuildings, { communityId })
  const create = useEdit(createHouse, { said: '房屋已建立', close })
  return (
    <EditDrawer
      title="新建房屋"
      width={600}
      schema={createHouse.body}
      fields={(typed) => [
        ...placeFields(buildings.data?.buildings ?? [], typed['buildingId']),
        useStatusField,
        ...factFields,
      ]}
      initial={empty}
      readOnly={false}
      write={create}
      save={(values) => create.mutate(asInput<typeof createHouse>({ communityId, ...values }))}
      close={close}
    />
  )
}

const empty = {
  ...{ entranceId: null, number: '', floor: null, kind: 'residence', layout: '', occupancy: 'vacant' },
  ...{ builtArea: null, usableArea: null, landArea: null, deliveredOn: null },
  ...{ useStatus: 'unknown', garageUse: '', attachedFacilities: '', note: '' },
}
