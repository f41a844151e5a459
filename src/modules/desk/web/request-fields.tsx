import { AutoComplete, Form, Input } from 'antd'
import { AssigneeField } from '../../matters/web/index.tsx'
import type { RequestKind } from '../contract.ts'

interface Words {
  readonly answer: string
  readonly hint: string
}

const words: Readonly<Record<RequestKind, Words>> = {
  enquiry: { answer: '当场答复', hint: '填了就直接办结；不填则留待答复。' },
  help: { answer: '当场办结', hint: '填了就直接办结；不填则留待处理。' },
  suggestion: { answer: '当场答复', hint: '填了就直接办结；不填则留待研究后答复。' },
  praise: { answer: '转达情况', hint: '已经转达的填在这里，直接办结；不填则留待转达。' },
}

/** Answered at once, or who sees it through; for praise, who is praised. */
export const RequestFields = ({ kind, colleagues }: { kind: RequestKind; colleagues: readonly { name: string }[] }) => {
  const form = Form.useFormInstance()
  const answer: string = Form.useWatch('answer', form) ?? ''
  return (
    <>
      {kind === 'praise' && (
        <Form.Item name="praised" label="表扬谁">
          <AutoComplete
            options={colleagues.map(({ name }) => ({ value: name }))}
            showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
            maxLength={60}
            placeholder="同事姓名；不知道姓名就写样子和岗位"
          />
        </Form.Item>
      )}
      <Form.Item name="answer" label={words[kind].answer} extra={words[kind].hint}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      {answer.trim() === '' && (
        <Form.Item name="to" label="转给" extra="不选则由您承办。">
          <AssigneeField />
        </Form.Item>
      )}
    </>
  )
}
