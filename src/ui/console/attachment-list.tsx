import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { momentOf } from '../shared/format.ts'
import './attachment-list.css'

/** A file as it is shown: photos small, documents by name. */
export interface AttachmentItem {
  readonly id: string
  readonly kind: 'photo' | 'document'
  readonly name: string
  readonly purpose: string
  readonly addedBy: string
  readonly addedAt: string
  /** Null where it was taken back. */
  readonly link: string | null
  readonly smallLink: string | null
  readonly retractedBy: string
  readonly retractReason: string
}

interface AttachmentListProps {
  readonly items: readonly AttachmentItem[]
  /** Takes files that were chosen, dropped or pasted; without it nothing can be added. */
  readonly add?: ((files: readonly File[]) => void) | undefined
  readonly retract?: ((item: AttachmentItem) => void) | undefined
  /** How many are on their way. */
  readonly sending: number
  /** What was refused, and why. */
  readonly children?: ReactNode
}

const ACCEPT = 'image/*,.pdf,.xlsx,.docx,.txt,.csv'

/** Photos and documents of a thing: chosen, dropped onto it, or pasted from the clipboard with Ctrl+V. */
export const AttachmentList = ({ items, add, retract, sending, children }: AttachmentListProps) => {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  usePastedFiles(add)
  const shown = items.filter(({ link }) => link !== null)
  const gone = items.filter(({ link }) => link === null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of several; the button below is the one for the keyboard.
    <div
      className={`attachments${over ? ' attachments-over' : ''}`}
      onDragOver={(event) => {
        if (add === undefined || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        add?.([...event.dataTransfer.files])
      }}
    >
      {shown.length > 0 && (
        <ul aria-label="附件">
          {shown.map((item) => (
            <li key={item.id} className={item.kind}>
              <a
                href={item.link ?? ''}
                {...(item.kind === 'photo' ? { target: '_blank', rel: 'noreferrer' } : { download: item.name })}
                title={`${item.name} · ${item.addedBy} ${momentOf(item.addedAt)}`}
              >
                {item.smallLink === null ? <span className="file-name">{item.name}</span> : <Picture item={item} />}
              </a>
              <span className="quiet">{item.purpose || `${item.addedBy} ${momentOf(item.addedAt)}`}</span>
              {retract !== undefined && (
                <button
                  type="button"
                  className="retract"
                  onClick={() => retract(item)}
                  aria-label={`撤回 ${item.name}`}
                >
                  撤回
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {gone.length > 0 && (
        <p className="quiet">
          {gone.map((item) => `${item.name} 已由${item.retractedBy}撤回（${item.retractReason}）`).join('；')}
        </p>
      )}
      {add !== undefined && (
        <div className="attachments-foot">
          <Button size="small" loading={sending > 0} onClick={() => input.current?.click()}>
            {sending > 0 ? `正在上传 ${sending} 个` : '添加附件'}
          </Button>
          <span className="quiet">或拖到这里、按 Ctrl+V 粘贴截图</span>
          <input
            ref={input}
            type="file"
            multiple
            accept={ACCEPT}
            className="only-heard"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </div>
      )}
      {children}
    </div>
  )
}

const Picture = ({ item }: { item: AttachmentItem }) => (
  <img src={item.smallLink ?? ''} alt={item.purpose || item.name} loading="lazy" width={96} height={96} />
)

/** Ctrl+V with a picture or a file in the clipboard, wherever the keyboard is; pasting words stays pasting words. */
const usePastedFiles = (add: AttachmentListProps['add']): void => {
  const current = useRef(add)
  current.current = add
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || current.current === undefined) return
      event.preventDefault()
      current.current(files)
    }
    document.addEventListener('paste', pasted)
    return () => document.removeEventListener('paste', pasted)
  }, [])
}
