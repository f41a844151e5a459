import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { type Assignee, assignMatters, countMyMatters, listMatters, type MatterRow, myMatters } from '../contract.ts'
import AssigneeField from './assignee-field.tsx'
import { FormDialog } from './hand-actions.tsx'

type Results = AnswerOf<typeof assignMatters>['results']

interface BulkAssignProps {
  readonly chosen: readonly MatterRow[]
  readonly clear: () => void
}

/** Gives the ticked matters to one person at once; what could not be given stays listed with its reason. */
export const BulkAssign = ({ chosen, clear }: BulkAssignProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ to: Assignee; note?: string }>()
  const [asking, setAsking] = useState(false)
  const [left, setLeft] = useState<Results>([])
  const tell = useTell()
  const write = useWrite(assignMatters, {
    refreshes: [listMatters, myMatters, countMyMatters],
    onDone: ({ results }) => {
      const refused = results.filter(({ assigned }) => !assigned)
      if (refused.length < results.length) tell.done(`已指派 ${results.length - refused.length} 件`)
      setAsking(false)
      setLeft(refused)
      if (refused.length === 0) clear()
    },
  })
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        批量指派
      </Button>
      {asking && (
        <FormDialog<{ to: Assignee; note?: string }>
          title={`指派 ${chosen.length} 件事项`}
          ok="指派"
          form={form}
          first="to"
          initial={{}}
          saving={write.isPending}
          problem={write.error}
          submit={(typed) =>
            write.mutate({ communityId, matters: chosen.map(({ id, version }) => ({ id, version })), ...typed })
          }
          close={() => setAsking(false)}
        >
          <Form.Item name="to" label="承办人" rules={[{ required: true, message: '请选择承办人' }]}>
            <AssigneeField />
          </Form.Item>
          <Form.Item name="note" label="交代">
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
      <Modal
        open={left.length > 0}
        title={`${left.length} 件没有指派`}
        footer={
          <Button type="primary" onClick={() => setLeft([])}>
            知道了
          </Button>
        }
        onCancel={() => setLeft([])}
      >
        <ul>
          {left.map(({ id, number, why }) => (
            <li key={id}>
              {number !== '' && !why.includes(number) && `${number}：`}
              {why}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  )
}
