import { Modal } from 'antd'
import { useState } from 'react'
import type { CallOf } from '../../../kernel/endpoint.ts'
import { DateField } from '../../../ui/console/date-field.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { dayOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { listTemplates, putInForce, showTemplates, type Templates } from '../contract.ts'

interface StartDialogProps {
  readonly on: Omit<CallOf<typeof putInForce>, 'from'>
  readonly name: string
  readonly started: (after: Templates) => void
  readonly close: () => void
}

/** From which day on the draft holds. */
export const StartDialog = ({ on, name, started, close }: StartDialogProps) => {
  const today = dayOf(serverNow())
  const [from, setFrom] = useState<string | null>(today)
  const tell = useTell()
  useShortcuts([], { title: '启用样张', covers: true })
  const write = useWrite(putInForce, {
    refreshes: [showTemplates, listTemplates],
    onDone: (after) => {
      tell.done(from === today ? '样张已启用' : `样张将于 ${from} 启用`)
      started(after)
    },
  })
  return (
    <Modal
      open
      title={`启用“${name}”的样张`}
      okText="启用"
      cancelText="取消"
      okButtonProps={{ disabled: from === null }}
      confirmLoading={write.isPending}
      onOk={() => from !== null && write.mutate({ ...on, from: from as never })}
      onCancel={close}
    >
      <p>从这一天起签发的文书按这份样张印制。启用后这一版不能再改，要改就另做一版；已签发的文书保持原样。</p>
      <DateField value={from} earliest={today} onChange={setFrom} />
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}
