import { Checkbox, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Empty } from '../../../ui/console/empty.tsx'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { call } from '../../../ui/shared/client.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { asProblem, type Problem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useRefresh } from '../../../ui/shared/use-call.ts'
import { type Cabinet, type CabinetId, checkKey, listCabinets, moveKey, storeKey, testKey } from '../contract.ts'
import type { StepProps } from './step-props.ts'
import { keyReads } from './use-key-write.ts'

interface Typed {
  readonly checked?: boolean
  readonly works?: boolean
  readonly cabinetId: CabinetId
  readonly hook: number
}

/** 核对, 调试 and 存放 in one go: what is still missing is ticked, a free hook is proposed. */
export const StoreDrawer = (props: StepProps) => <HookDrawer {...props} contract={storeKey} title="存放" />

export const MoveDrawer = (props: StepProps) => <HookDrawer {...props} contract={moveKey} title="换位" />

type HookDrawerProps = StepProps & { contract: typeof storeKey | typeof moveKey; title: string }

const HookDrawer = ({ of: key, close, done, contract, title }: HookDrawerProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const refresh = useRefresh()
  const tell = useTell()
  const { data } = useRead(listCabinets, { communityId })
  if (data === undefined) return null
  const first = data.cabinets.find(({ freeHook }) => freeHook !== null)
  const submit = async ({ cabinetId, hook }: Typed) => {
    setSaving(true)
    setProblem(null)
    const on = { communityId, keyId: key.id }
    try {
      // Each step stands by itself: what was done stays done when the hook has been taken meanwhile.
      if (key.checkedAt === null) await call(checkKey, { ...on, note: '' })
      if (key.testedAt === null) await call(testKey, { ...on, works: true, note: '' })
      const stored = await call(contract as typeof storeKey, { ...on, cabinetId, hook })
      tell.done(`${stored.number} 已挂到 ${stored.cabinetName} ${stored.hook} 号钩`)
      done({})
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSaving(false)
      await refresh(...keyReads)
    }
  }
  return (
    <FormDrawer<Typed>
      title={`${title} ${key.number}${key.place && ` · ${key.place}`}`}
      save={title}
      form={form}
      initial={first === undefined ? {} : { cabinetId: first.id, hook: first.freeHook as number }}
      saving={saving}
      problem={problem}
      submit={(typed) => void submit(typed)}
      close={close}
    >
      {key.checkedAt === null && <MustTick name="checked" words="已核对：编号、数量、部位与台账相符" />}
      {key.testedAt === null && <MustTick name="works" words="已调试：到现场试开，能开能锁" />}
      {data.cabinets.length === 0 ? (
        <Empty title="还没有钥匙柜" hint="先到“钥匙柜”一页建一个，再存放。" />
      ) : (
        <HookFields
          cabinets={data.cabinets}
          free={(cabinetId) =>
            form.setFieldValue('hook', data.cabinets.find(({ id }) => id === cabinetId)?.freeHook ?? undefined)
          }
        />
      )}
    </FormDrawer>
  )
}

const MustTick = ({ name, words }: { name: 'checked' | 'works'; words: string }) => (
  <Form.Item
    name={name}
    valuePropName="checked"
    rules={[{ validator: (_, ticked) => (ticked ? Promise.resolve() : Promise.reject(new Error('做完才能存放'))) }]}
  >
    <Checkbox>{words}</Checkbox>
  </Form.Item>
)

const HookFields = ({ cabinets, free }: { cabinets: readonly Cabinet[]; free: (cabinetId: CabinetId) => void }) => (
  <div className="key-pair">
    <Form.Item name="cabinetId" label="钥匙柜" rules={[{ required: true, message: '请选择钥匙柜' }]}>
      <Select<CabinetId>
        options={cabinets.map(({ id, name, used, hooks }) => ({ value: id, label: `${name}（${used}/${hooks}）` }))}
        onChange={free}
      />
    </Form.Item>
    <Form.Item name="hook" label="钩号" extra="已填最小的空钩" rules={rulesOf(storeKey.body, 'hook')}>
      <InputNumber min={1} max={5000} />
    </Form.Item>
  </div>
)
