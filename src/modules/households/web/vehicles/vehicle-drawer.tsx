import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../../ui/console/form-drawer.tsx'
import type { PickedHouse } from '../../../../ui/console/house-picker.tsx'
import { ReasonDialog } from '../../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { VersionConflict } from '../../../../ui/console/version-conflict.tsx'
import { call } from '../../../../ui/shared/client.ts'
import { rulesOf } from '../../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../../ui/shared/problem.ts'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { keyOf, useWrite } from '../../../../ui/shared/use-call.ts'
import { listSpaces, type SpaceId } from '../../../estate/contract.ts'
import { addVehicle, changeVehicle, removeVehicle, type Vehicle } from '../../contract.ts'
import { HouseField } from '../house-field.tsx'
import PartyField, { type PickedParty } from '../party-field.tsx'
import { registers } from '../refreshes.ts'
import '../fields.css'

interface Typed {
  readonly plate: string
  readonly house: PickedHouse | null
  readonly party: PickedParty | null
  readonly spaceId: SpaceId | null
  readonly kind: string
  readonly brand: string
  readonly colour: string
  readonly note: string
}

interface VehicleDrawerProps {
  readonly vehicle?: Vehicle
  /** House of a new vehicle. */
  readonly house?: PickedHouse
  readonly close: () => void
}

/** A vehicle: whose it is, where it parks, what it looks like. */
export const VehicleDrawer = ({ vehicle, house, close }: VehicleDrawerProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const mayManage = useHolds()('households.manage')
  const tell = useTell()
  const onDone = ({ plate }: Vehicle) => {
    tell.done(`${plate} 已保存`)
    close()
  }
  const add = useWrite(addVehicle, { refreshes: registers, onDone })
  const change = useWrite(changeVehicle, { refreshes: registers, onDone })
  const write = vehicle === undefined ? add : change
  const save = (typed: Typed, version?: number | undefined) => {
    const { house: at, party, ...facts } = typed
    const whole = { ...facts, spaceId: facts.spaceId ?? null, houseId: at?.id ?? null, partyId: party?.id ?? null }
    if (vehicle === undefined) return add.mutate({ communityId, ...whole })
    return change.mutate({ communityId, vehicleId: vehicle.id, version: version ?? vehicle.version, ...whole })
  }
  return (
    <FormDrawer<Typed>
      title={vehicle === undefined ? '登记车辆' : `车辆 ${vehicle.plate}`}
      save="保存"
      form={form}
      initial={vehicle === undefined ? emptyTyped(house) : typedOf(vehicle)}
      saving={write.isPending}
      problem={isProblem(write.error, 'households.changed-meanwhile') ? null : write.error}
      submit={(typed) => save(typed, taken)}
      close={close}
      readOnly={!mayManage}
      extra={vehicle !== undefined && mayManage && <RemoveVehicle vehicle={vehicle} done={close} />}
    >
      <VersionConflict<Vehicle>
        problem={write.error}
        code="households.changed-meanwhile"
        fields={compared}
        keepMine={(version) => save(form.getFieldsValue(true), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(typedOf(theirs) as never)
          write.reset()
        }}
      />
      <Form.Item name="plate" label="车牌" rules={rulesOf(addVehicle.body, 'plate')}>
        <Input placeholder="粤B12345" autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      <Form.Item name="house" label="房屋">
        <HouseField />
      </Form.Item>
      <Form.Item name="party" label="车主">
        <PartyField />
      </Form.Item>
      <Form.Item name="spaceId" label="车位">
        <SpaceField known={vehicle} />
      </Form.Item>
      <div className="fields-in-row">
        <Form.Item name="brand" label="品牌" rules={rulesOf(addVehicle.body, 'brand')}>
          <Input />
        </Form.Item>
        <Form.Item name="colour" label="颜色" rules={rulesOf(addVehicle.body, 'colour')}>
          <Input />
        </Form.Item>
        <Form.Item name="kind" label="车型" rules={rulesOf(addVehicle.body, 'kind')}>
          <Input placeholder="小轿车、面包车…" />
        </Form.Item>
        <Form.Item name="note" label="备注" rules={rulesOf(addVehicle.body, 'note')}>
          <Input />
        </Form.Item>
      </div>
    </FormDrawer>
  )
}

interface SpaceFieldProps {
  readonly id?: string
  readonly value?: SpaceId | null
  readonly onChange?: (space: SpaceId | null) => void
  readonly known: Vehicle | undefined
}

const SpaceField = ({ id, value = null, onChange, known }: SpaceFieldProps) => {
  const { id: communityId } = useCommunity()
  const { data, isPending } = useQuery({
    queryKey: [...keyOf(listSpaces), 'field', communityId],
    queryFn: ({ signal }) => call(listSpaces, { communityId, kind: 'parking', limit: 200 }, { signal }),
  })
  const spaces = (data?.spaces ?? []).map((space) => ({
    value: space.id,
    label: `${space.number} ${space.place}`.trim(),
  }))
  if (known?.spaceId != null && !spaces.some((space) => space.value === known.spaceId)) {
    spaces.unshift({ value: known.spaceId, label: known.spaceNumber })
  }
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      loading={isPending}
      placeholder="没有固定车位就不选"
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={spaces}
      notFoundContent="没有登记车位，可在“楼栋设施”里添加"
      onChange={(chosen: SpaceId | null | undefined) => onChange?.(chosen ?? null)}
    />
  )
}

const RemoveVehicle = ({ vehicle, done }: { vehicle: Vehicle; done: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const [asking, setAsking] = useState(false)
  const write = useWrite(removeVehicle, {
    refreshes: registers,
    onDone: () => {
      tell.done(`${vehicle.plate} 已注销`)
      done()
    },
  })
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        注销
      </Button>
      {asking && (
        <ReasonDialog
          title={`注销车辆 ${vehicle.plate}`}
          confirm="注销"
          danger
          saving={write.isPending}
          problem={write.error}
          submit={() => write.mutate({ communityId, vehicleId: vehicle.id, version: vehicle.version })}
          close={() => setAsking(false)}
        >
          车辆卖掉或不再停在本小区时注销，车牌以后可以登记给别人。
        </ReasonDialog>
      )}
    </>
  )
}

const emptyTyped = (house: PickedHouse | undefined): Partial<Typed> => ({
  house: house ?? null,
  party: null,
  spaceId: null,
  kind: '',
  brand: '',
  colour: '',
  note: '',
})

const typedOf = (vehicle: Vehicle): Typed => ({
  plate: vehicle.plate,
  house: vehicle.houseId === null ? null : { id: vehicle.houseId, name: vehicle.spelling },
  party: vehicle.partyId === null ? null : { id: vehicle.partyId, name: vehicle.partyName },
  spaceId: vehicle.spaceId,
  kind: vehicle.kind,
  brand: vehicle.brand,
  colour: vehicle.colour,
  note: vehicle.note,
})

const compared = [
  { name: 'plate', label: '车牌' },
  { name: 'brand', label: '品牌' },
  { name: 'colour', label: '颜色' },
  { name: 'kind', label: '车型' },
  { name: 'note', label: '备注' },
] as const
