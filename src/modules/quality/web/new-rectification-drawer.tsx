import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import type { PickedHouse } from '../../../ui/console/house-picker.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listFacilities, listPublicAreas } from '../../estate/contract.ts'
import { HouseField } from '../../households/web/index.tsx'
import type { MatterId, Place } from '../../matters/contract.ts'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { PaperPreview } from '../../papers/web/index.tsx'
import {
  countRectifications,
  createRectification,
  listRectifications,
  type RectificationDetail,
  type SubjectKind,
  subjectNames,
} from '../contract.ts'
import NoticeFields from './notice-fields.tsx'
import { type NoticeTyped, usualDeadline } from './notice-typed.ts'

interface Typed extends NoticeTyped {
  readonly kind: SubjectKind
  readonly house?: PickedHouse | null
  readonly publicAreaId?: string
  readonly facilityId?: string
  readonly name?: string
  readonly as: 'draft' | 'issued'
}

interface NewRectificationProps {
  readonly close: () => void
  readonly created: (matterId: MatterId) => void
}

/** What a notice written by hand may be about; those of repairs and complaints come from their callbacks. */
const byHand: readonly SubjectKind[] = ['public-area', 'facility', 'house', 'procedure', 'file', 'renovation', 'repair']

/** Writes a notice: about what, what is wrong, to whom, until when; issued at once, the paper goes to the printer. */
export const NewRectificationDrawer = ({ close, created }: NewRectificationProps) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [form] = Form.useForm<Typed>()
  const [issued, setIssued] = useState<RectificationDetail | undefined>(undefined)
  const kind = Form.useWatch('kind', form) ?? 'public-area'
  const as = Form.useWatch('as', form) ?? 'issued'
  const areas = useRead(listPublicAreas, { communityId }, { enabled: kind === 'public-area' }).data?.publicAreas ?? []
  const facilities = useRead(listFacilities, { communityId }, { enabled: kind === 'facility' }).data?.facilities ?? []
  const tell = useTell()
  const write = useMatterWrite(createRectification, {
    refreshes: [listRectifications, countRectifications],
    onDone: () => undefined,
  })
  const submit = (typed: Typed) => {
    const { wrong, demand = '', to, deadline } = typed
    const subject = subjectOf(typed, { areas, facilities })
    write.mutate({ communityId, as: typed.as, wrong, demand, to, deadline, ...subject } as never, {
      onSuccess: (detail) => {
        tell.done(`${detail.matter.number} 已${typed.as === 'issued' ? '签发' : '保存，待签发'}`)
        if (typed.as === 'issued') setIssued(detail)
        else created(detail.matter.id)
      },
    })
  }
  const paper = issued?.papers[0]
  if (issued !== undefined && paper !== undefined) {
    return <PaperPreview paperId={paper.id} fits={['a4']} close={() => created(issued.matter.id)} />
  }
  return (
    <FormDrawer<Typed>
      title="开整改通知"
      save={as === 'issued' ? '签发并打印' : '保存'}
      width={560}
      form={form}
      initial={{ kind: 'public-area', deadline: usualDeadline(), as: may('quality.issue') ? 'issued' : 'draft' }}
      saving={write.isPending}
      problem={write.error}
      submit={submit}
      close={close}
    >
      <Form.Item name="kind" label="整改对象">
        <Radio.Group
          className="choices"
          optionType="button"
          options={byHand.map((value) => ({ value, label: subjectNames[value] }))}
        />
      </Form.Item>
      {kind === 'house' && (
        <Form.Item name="house" label="房屋" rules={[{ required: true, message: '请选择房屋' }]}>
          <HouseField />
        </Form.Item>
      )}
      {kind === 'public-area' && (
        <Form.Item name="publicAreaId" label="公共区域" rules={[{ required: true, message: '请选择公共区域' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="例如：大堂、车库"
            options={areas.map((area) => ({ value: area.id, label: areaName(area) }))}
          />
        </Form.Item>
      )}
      {kind === 'facility' && (
        <Form.Item name="facilityId" label="设施设备" rules={[{ required: true, message: '请选择设施设备' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="例如：水泵、电梯"
            options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      {!['house', 'public-area', 'facility'].includes(kind) && (
        <Form.Item
          name="name"
          label="名称"
          rules={[{ required: true, whitespace: true, message: '请写明是什么' }]}
          extra="写明是哪一份、哪一项、哪一处。"
        >
          <Input maxLength={80} placeholder="例如：夜班交接程序、6 栋业主档案" />
        </Form.Item>
      )}
      <NoticeFields />
      {may('quality.issue') && (
        <Form.Item name="as" label="签发">
          <Radio.Group
            options={[
              { value: 'issued', label: '现在签发' },
              { value: 'draft', label: '先保存，由主管签发' },
            ]}
          />
        </Form.Item>
      )}
    </FormDrawer>
  )
}

interface Places {
  readonly areas: readonly { readonly id: string; readonly name: string; readonly building: string }[]
  readonly facilities: readonly { readonly id: string; readonly name: string }[]
}

const areaName = ({ name, building }: Places['areas'][number]): string =>
  building === '' ? name : `${building} ${name}`

/** What it is about in words, and where that is. */
const subjectOf = (typed: Typed, { areas, facilities }: Places) => {
  const about = (name: string, place: Place | { kind: string; id: string }) => ({
    subject: { kind: typed.kind, name },
    place,
  })
  const { kind, house, publicAreaId, facilityId } = typed
  if (kind === 'house' && house) return about(house.name, { kind, id: house.id })
  const area = areas.find(({ id }) => id === publicAreaId)
  if (kind === 'public-area' && area) return about(areaName(area), { kind, id: area.id })
  const facility = facilities.find(({ id }) => id === facilityId)
  if (kind === 'facility' && facility) return about(facility.name, { kind, id: facility.id })
  return about(typed.name ?? '', { kind: 'none' })
}
