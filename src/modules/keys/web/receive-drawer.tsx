import { Form, Input, InputNumber } from 'antd'
import { useEffect } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { type Key, receiveKeys, suggestNumbers } from '../contract.ts'
import { factsOf, PlaceFields, type PlaceTyped } from './place-fields.tsx'
import { keyReads } from './use-key-write.ts'

type Typed = PlaceTyped & { readonly count: number; readonly numbers: string }

/** 接收钥匙: the numbers follow from the house; several strings of one house come in at once. */
export const ReceiveDrawer = ({ close, received }: { close: () => void; received: (keys: readonly Key[]) => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const house = Form.useWatch('house', form)
  const count = Form.useWatch('count', form) ?? 1
  const tell = useTell()
  const write = useWrite(receiveKeys, {
    refreshes: keyReads,
    onDone: ({ keys }) => {
      const [first, last] = [keys[0]?.number, keys[keys.length - 1]?.number]
      tell.done(
        keys.length === 1 ? `已接收 ${first}，请核对、试开后存放` : `已接收 ${keys.length} 串：${first} 至 ${last}`,
      )
      received(keys)
    },
  })
  const proposed = useRead(
    suggestNumbers,
    { communityId, houseId: house?.id ?? '', count },
    { enabled: house != null && count >= 1 && count <= 50 },
  ).data?.numbers
  useEffect(() => {
    if (proposed !== undefined && !form.isFieldTouched('numbers')) form.setFieldValue('numbers', proposed.join('\n'))
  }, [form, proposed])
  return (
    <FormDrawer<Typed>
      title="接收钥匙"
      save="接收"
      form={form}
      initial={{ kind: 'vacant', pieces: 1, count: 1 }}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, numbers: linesOf(typed.numbers), ...factsOf(typed) })}
      close={close}
    >
      <PlaceFields form={form as never} />
      <div className="key-pair">
        <Form.Item name="count" label="几串" extra="一串挂一个钩，一起借还">
          <InputNumber min={1} max={50} />
        </Form.Item>
        <Form.Item
          name="numbers"
          label="编号"
          extra="选了房屋自动编号，一行一串，可以改"
          dependencies={['count']}
          rules={[{ required: true, validator: (_, text) => asMany(text ?? '', form.getFieldValue('count')) }]}
        >
          <Input.TextArea rows={Math.min(6, Math.max(1, count))} autoSize={{ minRows: 1, maxRows: 8 }} />
        </Form.Item>
      </div>
    </FormDrawer>
  )
}

const asMany = async (text: string, count: number): Promise<void> => {
  const lines = linesOf(text).length
  if (lines === 0) throw new Error('请填写钥匙编号，一行一串')
  if (lines !== count) throw new Error(`写了 ${lines} 个编号，与 ${count} 串不符`)
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
