import { Form, Input } from 'antd'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { finishTask, type MatterDetail } from '../contract.ts'
import { FormDialog } from './hand-actions.tsx'
import { useMatterWrite } from './use-matter-write.ts'

interface Finished {
  readonly result: string
  readonly answeredBy?: string
}

/** Closes a task with its result; where another department or an authority was concerned, with who answered there. */
export const FinishTaskDialog = ({ matter, close }: { matter: MatterDetail; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Finished>()
  const tell = useTell()
  const write = useMatterWrite(finishTask, {
    onDone: () => {
      tell.done('已办结')
      close()
    },
  })
  const concerns = matter.task?.flavour !== 'assigned'
  return (
    <FormDialog<Finished>
      title={`办结 ${matter.number}`}
      ok="办结"
      form={form}
      first="result"
      initial={{}}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, matterId: matter.id, ...typed })}
      close={close}
    >
      <p className="quiet">办结后不能再改。</p>
      <Form.Item name="result" label="办理结果" rules={rulesOf(finishTask.body, 'result')}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      {concerns && (
        <Form.Item
          name="answeredBy"
          label="对方经办人"
          rules={[{ required: true, whitespace: true, message: '请写明对方的经办人' }]}
        >
          <Input maxLength={60} placeholder={`例如：${matter.task?.counterpart || '工程部'} 王工`} />
        </Form.Item>
      )}
    </FormDialog>
  )
}
