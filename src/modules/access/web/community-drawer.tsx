import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../ui/shared/problem.ts'
import { useSession } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { type Community, changeCommunity, communityKindNames, listCommunities } from '../contract.ts'
import { type Interval, readHours, weekdays, writeHours } from '../reception-hours.ts'
import { CommunityPhones, kindChoices } from './community-fields.tsx'
import { ReceptionHoursField } from './reception-hours-field.tsx'

interface CommunityDrawerProps {
  readonly community: Community
  readonly readOnly: boolean
  readonly close: () => void
}

type Data = Omit<Community, 'id' | 'code' | 'version' | 'receptionHours'>
type Typed = Data & { readonly hours: string[] }

/** Data of one community: kind, phones, reception hours. */
export const CommunityDrawer = ({ community, readOnly, close }: CommunityDrawerProps) => {
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const { reload } = useSession()
  const tell = useTell()
  const write = useWrite(changeCommunity, {
    refreshes: [listCommunities],
    onDone: ({ name }) => {
      tell.done(`${name} 的资料已保存`)
      void reload()
      close()
    },
  })
  const save = ({ hours, ...data }: Typed, version: number) =>
    write.mutate({ ...data, communityId: community.id, version, receptionHours: hours.map(intervalsOf) })

  return (
    <FormDrawer<Typed>
      title={`${community.name}（${community.code}）`}
      save="保存"
      width={600}
      form={form}
      initial={typedFrom(community)}
      saving={write.isPending}
      problem={isProblem(write.error, 'access.changed-meanwhile') ? null : write.error}
      submit={(typed) => save(typed, taken ?? community.version)}
      close={close}
      {...(readOnly ? { readOnly } : {})}
    >
      <VersionConflict<Community>
        problem={write.error}
        code="access.changed-meanwhile"
        fields={compared}
        keepMine={(version) => save(form.getFieldsValue(), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(typedFrom(theirs))
          write.reset()
        }}
      />
      <Form.Item name="name" label="名称" rules={rulesOf(changeCommunity.body, 'name')}>
        <Input />
      </Form.Item>
      <Form.Item name="kind" label="类型" rules={rulesOf(changeCommunity.body, 'kind')}>
        <Select options={kindChoices} />
      </Form.Item>
      <CommunityPhones schema={changeCommunity.body} />
      <ReceptionHoursField disabled={readOnly} />
    </FormDrawer>
  )
}

const typedFrom = ({
  name,
  kind,
  address,
  servicePhone,
  complaintPhone,
  emergencyPhone,
  receptionHours,
}: Community): Typed => ({
  name,
  kind,
  address,
  servicePhone,
  complaintPhone,
  emergencyPhone,
  hours: receptionHours.map(writeHours),
})

const intervalsOf = (text: string): Interval[] => {
  const read = readHours(text)
  return read.ok ? [...read.hours] : []
}

const compared = [
  { name: 'name', label: '名称' },
  { name: 'kind', label: '类型', show: (kind: unknown) => communityKindNames[kind as Community['kind']] },
  { name: 'address', label: '地址' },
  { name: 'servicePhone', label: '服务电话' },
  { name: 'complaintPhone', label: '投诉电话' },
  { name: 'emergencyPhone', label: '应急电话' },
  {
    name: 'receptionHours',
    label: '接待时间',
    show: (hours: unknown) =>
      (hours as Interval[][]).map((ofDay, day) => (
        <div key={weekdays[day]}>
          {weekdays[day]} {writeHours(ofDay) || '休息'}
        </div>
      )),
  },
] as const
