import { Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import { useMemo } from 'react'
import { HousePicker, type PickedHouse } from '../../../ui/console/house-picker.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listFacilities, listPublicAreas } from '../../estate/contract.ts'
import { receiveKeys } from '../contract.ts'
import { type KeyKind, keyKindNames } from '../words.ts'
import { findHouse } from './find-house.ts'

/** What a person types of a key beside its number. */
export interface PlaceTyped {
  readonly kind: KeyKind
  readonly house?: PickedHouse | null
  readonly publicAreaId?: string | null
  readonly facilityId?: string | null
  readonly label?: string
  readonly pieces: number
  readonly note?: string
}

/** The kinds that belong to a house; the others open an area, a facility or everything. */
const ofHouse: readonly KeyKind[] = ['vacant', 'entrusted', 'repair-return']

/** What the key is and where it opens. */
export const PlaceFields = ({ form }: { form: FormInstance<PlaceTyped> }) => {
  const { id: communityId } = useCommunity()
  const kind = Form.useWatch('kind', form) ?? 'vacant'
  const find = useMemo(() => findHouse(communityId), [communityId])
  return (
    <>
      <Form.Item name="kind" label="类别">
        <Select<KeyKind>
          options={(Object.keys(keyKindNames) as KeyKind[]).map((value) => ({ value, label: keyKindNames[value] }))}
        />
      </Form.Item>
      {ofHouse.includes(kind) && (
        <Form.Item name="house" label="房屋" rules={[{ required: true, message: '请选择房屋' }]}>
          <HousePicker find={find} />
        </Form.Item>
      )}
      {kind === 'public' && <AreaField />}
      {kind === 'equipment' && <FacilityField />}
      <div className="key-pair">
        <Form.Item name="label" label="名称" rules={rulesOf(receiveKeys.body, 'label')}>
          <Input placeholder="如：入户门、单元门禁卡" />
        </Form.Item>
        <Form.Item name="pieces" label="每串几把" rules={rulesOf(receiveKeys.body, 'pieces')}>
          <InputNumber min={1} max={200} />
        </Form.Item>
      </div>
      <Form.Item name="note" label="备注" rules={rulesOf(receiveKeys.body, 'note')}>
        <Input.TextArea rows={2} maxLength={500} placeholder="交来的人、附带的卡等" />
      </Form.Item>
    </>
  )
}

const AreaField = () => {
  const { id: communityId } = useCommunity()
  const { data } = useRead(listPublicAreas, { communityId })
  return (
    <Form.Item name="publicAreaId" label="公共区域">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选择公共区域，没有的写在名称里"
        options={(data?.publicAreas ?? []).map(({ id, name, building }) => ({
          value: id,
          label: building === '' ? name : `${building} ${name}`,
        }))}
      />
    </Form.Item>
  )
}

const FacilityField = () => {
  const { id: communityId } = useCommunity()
  const { data } = useRead(listFacilities, { communityId })
  return (
    <Form.Item name="facilityId" label="设施">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选择设备房或设施，没有的写在名称里"
        options={(data?.facilities ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}

/** What goes to the server; a place that does not go with the kind is left out. */
export const factsOf = (typed: PlaceTyped) => ({
  kind: typed.kind,
  label: typed.label ?? '',
  pieces: typed.pieces,
  houseId: ofHouse.includes(typed.kind) ? (typed.house?.id ?? null) : null,
  publicAreaId: typed.kind === 'public' ? (typed.publicAreaId ?? null) : null,
  facilityId: typed.kind === 'equipment' ? (typed.facilityId ?? null) : null,
  note: typed.note ?? '',
})
