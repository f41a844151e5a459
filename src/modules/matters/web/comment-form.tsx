import { Button, Input, Radio } from 'antd'
import { type RefObject, useState } from 'react'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { commentOnMatter, type MatterId } from '../contract.ts'
import { useMatterWrite } from './use-matter-write.ts'

interface CommentFormProps {
  readonly matterId: MatterId
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** Writes into the timeline: for colleagues only, or what the resident was told. */
export const CommentForm = ({ matterId, field }: CommentFormProps) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const [kind, setKind] = useState<'comment' | 'word'>('comment')
  const [body, setBody] = useState('')
  const write = useMatterWrite(commentOnMatter, {
    onDone: () => {
      setBody('')
      tell.done('已记入经过')
    },
  })
  const send = () => body.trim() !== '' && write.mutate({ communityId, matterId, kind, body })
  return (
    <div className="comment-form">
      <Input.TextArea
        ref={(input) => {
          field.current = input?.resizableTextArea?.textArea ?? null
        }}
        aria-label="跟进内容"
        placeholder={kind === 'comment' ? '写给同事看的备注' : '告诉了住户什么、住户怎么说'}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onPressEnter={(event) => {
          if (!event.ctrlKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      {write.error !== null && <ProblemAlert problem={write.error} />}
      <div className="comment-foot">
        <Radio.Group value={kind} onChange={(event) => setKind(event.target.value)}>
          <Radio value="comment">内部备注</Radio>
          <Radio value="word">告知住户</Radio>
        </Radio.Group>
        <Button onClick={send} loading={write.isPending} disabled={body.trim() === ''} title="Ctrl + 回车">
          记入经过
        </Button>
      </div>
    </div>
  )
}
