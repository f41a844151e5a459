import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { type Cabinet, changeCabinet, createCabinet } from '../contract.ts'
import { keyReads } from './use-key-write.ts'

interface CabinetDrawerProps {
  /** Absent for a new one. */
  readonly cabinet?: Cabinet
  readonly close: () => void
  readonly saved: (cabinet: Cabinet) => void
}

type Typed = Pick<Cabinet, 'name' | 'place' | 'hooks'>

export const CabinetDrawer = ({ cabinet, close, saved }: CabinetDrawerProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const onDone = (one: Cabinet) => {
    tell.done(`${one.name} 已保存`)
    saved(one)
  }
  const create = useWrite(createCabinet, { refreshes: keyReads, onDone })
  const change = useWrite(changeCabinet, { refreshes: keyReads, onDone })
  const write = cabinet === undefined ? create : change
  const save = (typed: Typed, version: number | undefined) => {
    const facts = { name: typed.name, place: typed.place ?? '', hooks: typed.hooks }
    if (cabinet === undefined || version === undefined) return create.mutate({ communityId, ...facts })
    return change.mutate({ communityId, cabinetId: cabinet.id, version, ...facts })
  }
  return (
    <FormDrawer<Typed>
      title={cabinet === undefined ? '新建钥匙柜' : `修改 ${cabinet.name}`}
      save="保存"
      form={form}
      initial={cabinet ?? { hooks: 100 }}
      saving={write.isPending}
      problem={isProblem(write.error, 'keys.cabinet-changed-meanwhile') ? null : write.error}
      submit={(typed) => save(typed, taken ?? cabinet?.version)}
      close={close}
    >
      <VersionConflict<Cabinet>
        problem={write.error}
        code="keys.cabinet-changed-meanwhile"
        fields={compared}
        keepMine={(version) => save(form.getFieldsValue(), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs)
          write.reset()
        }}
      />
      <Form.Item name="name" label="名称" rules={rulesOf(createCabinet.body, 'name')}>
        <Input placeholder="如：前台钥匙柜" />
      </Form.Item>
      <Form.Item name="place" label="放在哪里" rules={rulesOf(createCabinet.body, 'place')}>
        <Input placeholder="如：服务中心前台左侧" />
      </Form.Item>
      <Form.Item name="hooks" label="钩位数" rules={rulesOf(createCabinet.body, 'hooks')}>
        <InputNumber min={1} max={5000} />
      </Form.Item>
    </FormDrawer>
  )
}

const compared = [
  { name: 'name', label: '名称' },
  { name: 'place', label: '位置' },
  { name: 'hooks', label: '钩位数' },
] as const
