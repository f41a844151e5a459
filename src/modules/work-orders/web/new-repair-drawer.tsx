import { AutoComplete, Form, Input, Radio, Select } from 'antd'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { HousePicker, type PickedHouse } from '../../../ui/console/house-picker.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { call } from '../../../ui/shared/client.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listFacilities, listHouses, listPublicAreas } from '../../estate/contract.ts'
import type { MatterId } from '../../matters/contract.ts'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { listRepairs, logRepair, type RepairToLog } from '../contract.ts'
import RepairFields, { type RepairTyped } from './repair-fields.tsx'

type Where = RepairToLog['place']['kind']

interface Typed extends RepairTyped {
  readonly where: Where
  readonly house?: PickedHouse | null
  readonly publicAreaId?: string
  readonly facilityId?: string
  readonly channel: RepairToLog['channel']
  readonly callerName?: string
  readonly callerPhone?: string
}

const whereNames = { 'public-area': '公共区域', facility: '设施设备', house: '房屋', none: '其他地方' } as const

/** Registers a repair that nobody's card leads to: the light in the hall, the pump, what a patrol or a passer-by found. */
export const NewRepairDrawer = ({ close, logged }: { close: () => void; logged: (id: MatterId) => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const typed: Partial<Typed> = Form.useWatch([], form) ?? {}
  const tell = useTell()
  const write = useMatterWrite(logRepair, { refreshes: [listRepairs] })
  const submit = (said: Typed) => {
    const { category, title, description, priority, appointment, part, channel, callerName, callerPhone } = said
    const facts = { category, title, description, priority, appointment, part, channel, callerName, callerPhone }
    const dispatchTo = said.dispatchTo ?? undefined
    write.mutate({ communityId, ...facts, dispatchTo, place: placeOf(said) ?? { kind: 'none' } } as never, {
      onSuccess: ({ id, number }) => {
        tell.done(`已登记 ${number}${dispatchTo ? '，已派工' : ''}`)
        logged(id)
      },
    })
  }
  const place = placeOf(typed)
  return (
    <FormDrawer<Typed>
      title="登记报修"
      save="登记"
      width={600}
      form={form}
      initial={{ where: 'public-area', channel: 'phone' }}
      saving={write.isPending}
      problem={write.error}
      submit={submit}
      close={close}
    >
      <Form.Item name="where" label="哪里坏了">
        <Radio.Group
          className="choices"
          optionType="button"
          options={Object.entries(whereNames).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <PlaceField where={typed.where ?? 'public-area'} />
      <RepairFields communityId={communityId} {...(place ? { place } : {})} />
      <div className="two-columns">
        <Form.Item name="callerName" label="报修人">
          <AutoComplete
            maxLength={60}
            options={[{ value: '巡查发现' }, { value: '保洁报告' }, { value: '秩序员报告' }]}
          />
        </Form.Item>
        <Form.Item name="callerPhone" label="联系电话">
          <Input type="tel" autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="channel" label="来源">
        <Radio.Group options={channels} />
      </Form.Item>
    </FormDrawer>
  )
}

const channels = [
  { value: 'phone', label: '电话' },
  { value: 'visit', label: '来访' },
  { value: 'wechat', label: '微信' },
  { value: 'staff', label: '员工发现' },
]

/** Which one: a public area, a facility, a house; what is in no register is said in the words of the fault. */
const PlaceField = ({ where }: { where: Where }) => {
  const { id: communityId } = useCommunity()
  const areas = useRead(listPublicAreas, { communityId }, { enabled: where === 'public-area' }).data?.publicAreas ?? []
  const facilities = useRead(listFacilities, { communityId }, { enabled: where === 'facility' }).data?.facilities ?? []
  const find = async (q: string, signal: AbortSignal): Promise<PickedHouse[]> => {
    const { houses } = await call(listHouses, { communityId, q, limit: 8 } as never, { signal })
    return houses.map(({ id, name }) => ({ id, name }))
  }
  if (where === 'none') return <p className="quiet">位置写在报修内容里，例如“东门外人行道地砖松动”。</p>
  if (where === 'house') {
    return (
      <Form.Item
        name="house"
        label="房屋"
        rules={[{ required: true, message: '请选择房屋' }]}
        extra="业主来电请从接待台打开住户卡登记，姓名电话会自动带出。"
      >
        <HousePicker find={find} placeholder="房号，例如 3-2-1501" />
      </Form.Item>
    )
  }
  const options: { value: string; label: string }[] =
    where === 'public-area'
      ? areas.map((one) => ({ value: one.id, label: areaName(one) }))
      : facilities.map((one) => ({ value: one.id, label: one.name }))
  const [name, label] = where === 'public-area' ? ['publicAreaId', '公共区域'] : ['facilityId', '设施设备']
  return (
    <Form.Item key={name} name={name} label={label} rules={[{ required: true, message: `请选择${label}` }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={where === 'public-area' ? '例如：大堂、车库' : '例如：水泵、电梯'}
        notFoundContent={`还没有登记这个${label}。可选“其他地方”，把位置写在报修内容里。`}
        options={options}
      />
    </Form.Item>
  )
}

const areaName = ({ name, building }: { name: string; building: string }): string =>
  building === '' ? name : `${building} ${name}`

/** The place as it is chosen so far; undefined while it is not. */
const placeOf = ({ where, house, publicAreaId, facilityId }: Partial<Typed>): RepairToLog['place'] | undefined => {
  const id = { house: house?.id, 'public-area': publicAreaId, facility: facilityId }[where as string]
  return id === undefined ? undefined : ({ kind: where, id } as RepairToLog['place'])
}
