import { Button, Form, Popup, TextArea } from 'antd-mobile'
import { useRecord } from '../../../ui/field/outbox.tsx'
import { tell } from '../../../ui/field/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import type { MatterDetail } from '../../matters/contract.ts'
import { replyToRectification } from '../contract.ts'

/** 回复整改: what was done. Kept on the phone first, so that it survives a basement. */
export const ReplySheet = ({ matter, close }: { matter: MatterDetail; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const record = useRecord(replyToRectification)
  const save = async ({ reply }: { reply: string }) => {
    await record({ communityId, matterId: matter.id, reply }, { title: `回复整改 ${matter.number}` })
    tell.done('已回复，等待复查')
    close()
    go('/')
  }
  return (
    <Popup visible onMaskClick={close} onClose={close} bodyClassName="notice-sheet">
      <h2>回复整改 {matter.number}</h2>
      <Form
        layout="vertical"
        onFinish={(typed) => void save(typed)}
        footer={
          <Button block size="large" color="primary" type="submit">
            回复
          </Button>
        }
      >
        <Form.Item name="reply" label="整改情况" rules={rulesOf(replyToRectification.body, 'reply')}>
          <TextArea autoFocus rows={4} maxLength={2000} placeholder="做了什么、换了什么、怎么试的；照片请先拍好" />
        </Form.Item>
      </Form>
    </Popup>
  )
}
