import { Button, Form, Input, Modal } from 'antd'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../../ui/shared/shortcuts.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { findByIdentity, type PartyId } from '../../contract.ts'

/** Finds a party by the whole number of a document; the number is sent, compared and forgotten. */
export const FindByIdentity = ({ close, open }: { close: () => void; open: (id: PartyId) => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ number: string }>()
  const write = useWrite(findByIdentity)
  useShortcuts([], { title: '按证件号码查找', covers: true })
  const parties = write.data?.parties
  return (
    <Modal
      open
      title="按证件号码查找"
      okText="查找"
      cancelText="关闭"
      confirmLoading={write.isPending}
      afterOpenChange={(opened) => opened && form.focusField('number')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form form={form} layout="vertical" onFinish={({ number }) => write.mutate({ communityId, number })}>
        <Form.Item
          name="number"
          label="完整的证件号码"
          rules={[{ required: true, whitespace: true, message: '请填写证件号码' }]}
        >
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
      {parties?.length === 0 && <p role="status">没有登记过这个证件号码。</p>}
      {parties?.map((party) => (
        <p key={party.id}>
          <Button type="link" onClick={() => open(party.id)}>
            {party.name}
          </Button>
          <span className="quiet">{party.houses.map(({ spelling }) => spelling).join('、')}</span>
        </p>
      ))}
    </Modal>
  )
}
