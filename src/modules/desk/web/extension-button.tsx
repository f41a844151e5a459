import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { ringing, setExtension } from '../contract.ts'

/** 我的分机: the extension one sits at now; calls to it open the caller's card here. */
export const ExtensionButton = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [open, setOpen] = useState(false)
  const { data } = useRead(ringing, { communityId }, { enabled: may('desk.receive') })
  if (!may('desk.receive')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{data?.extension ? `我的分机 ${data.extension}` : '登记我的分机'}</Button>
      {open && <ExtensionDialog extension={data?.extension ?? ''} close={() => setOpen(false)} />}
    </>
  )
}

const ExtensionDialog = ({ extension, close }: { extension: string; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ extension?: string }>()
  const tell = useTell()
  const write = useWrite(setExtension, {
    refreshes: [ringing],
    onDone: ({ extension: set, takenFrom }) => {
      const from = takenFrom === '' ? '' : `，原来在用的${takenFrom}已退出`
      tell.done(set === '' ? '已退出分机' : `分机 ${set} 的来电会在这里弹出${from}`)
      close()
    },
  })
  return (
    <Modal
      open
      title="我的分机"
      okText="保存"
      cancelText="取消"
      confirmLoading={write.isPending}
      afterOpenChange={(shown) => shown && form.focusField('extension')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ extension }}
        onFinish={(typed) => write.mutate({ communityId, extension: typed.extension ?? '' })}
      >
        <Form.Item
          name="extension"
          label="分机号"
          extra="话务系统上报来电后，打到这个分机的电话会打开住户卡。换班离开时清空。"
        >
          <Input maxLength={20} inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}
