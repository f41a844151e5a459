import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useShortcuts } from '../shared/shortcuts.tsx'

interface ShownOnceProps {
  readonly title: string
  readonly secret: string
  /** Whom to give it to and what happens next. */
  readonly children: ReactNode
  readonly close: () => void
}

/** A secret that the server tells once: to read, to copy, and gone when closed. */
export const ShownOnce = ({ title, secret, children, close }: ShownOnceProps) => {
  const [copied, setCopied] = useState(false)
  useShortcuts([], { title: '确认', covers: true })
  const copy = async () => {
    // Missing on pages without HTTPS; the text can still be marked and copied by hand.
    await navigator.clipboard?.writeText(secret)
    setCopied(navigator.clipboard !== undefined)
  }
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {copied ? '已复制' : '复制'}
        </Button>,
        <Button key="close" type="primary" onClick={close}>
          已记下，关闭
        </Button>,
      ]}
    >
      {children}
      <output className="shown-once">{secret}</output>
    </Modal>
  )
}
