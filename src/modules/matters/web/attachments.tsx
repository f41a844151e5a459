import { useState } from 'react'
import { type AttachmentItem, AttachmentList } from '../../../ui/console/attachment-list.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { newKey, upload } from '../../../ui/shared/client.ts'
import { asProblem } from '../../../ui/shared/problem.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRefresh } from '../../../ui/shared/use-call.ts'
import { attachFile, type MatterDetail, type MatterId, readMatter, retractFile } from '../contract.ts'
import { useMatterWrite } from './use-matter-write.ts'

const MOST_BYTES = attachFile.upload.maxBytes

interface Failed {
  readonly key: string
  readonly file: File
  readonly why: string
}

/** Photos and documents of a matter. A file that could not be sent stays with its reason and can be sent again, once. */
export const Attachments = ({ matter }: { matter: MatterDetail }) => {
  const may = useHolds()('matters.comment')
  const { sending, failed, send } = useSending(matter.id)
  const [retracting, setRetracting] = useState<AttachmentItem | undefined>(undefined)
  return (
    <AttachmentList
      items={matter.attachments}
      sending={sending}
      {...(may
        ? { add: (files) => void send(files.map((file) => ({ key: newKey(), file }))), retract: setRetracting }
        : {})}
    >
      {failed.map((one) => (
        <p key={one.key} role="alert" className="matter-breach">
          {one.why}{' '}
          <button type="button" className="row-link" onClick={() => void send([one])}>
            再传一次
          </button>
        </p>
      ))}
      {retracting !== undefined && (
        <RetractDialog matterId={matter.id} item={retracting} close={() => setRetracting(undefined)} />
      )}
    </AttachmentList>
  )
}

/** Sends files one after another; each has an id of its own, so that sending it again adds nothing twice. */
const useSending = (matterId: MatterId) => {
  const { id: communityId } = useCommunity()
  const refresh = useRefresh()
  const tell = useTell()
  const [sending, setSending] = useState(0)
  const [failed, setFailed] = useState<readonly Failed[]>([])
  const sendOne = async ({ key, file }: { key: string; file: File }): Promise<string | undefined> => {
    if (file.size > MOST_BYTES) return `“${file.name}”超过 ${MOST_BYTES / 1024 ** 2} MB，请缩小后再添加。`
    try {
      await upload(attachFile, { communityId, matterId, id: key }, file, { idempotencyKey: key })
      return undefined
    } catch (error) {
      return `${file.name}：${asProblem(error).detail}`
    }
  }
  const send = async (files: readonly { readonly key: string; readonly file: File }[]) => {
    setFailed((before) => before.filter(({ key }) => !files.some((one) => one.key === key)))
    setSending((count) => count + files.length)
    let added = 0
    for (const one of files) {
      const why = await sendOne(one)
      setSending((count) => count - 1)
      if (why === undefined) added += 1
      else setFailed((before) => [...before, { ...one, why }])
    }
    if (added > 0) tell.done(`已添加 ${added} 个附件`)
    await refresh(readMatter)
  }
  return { sending, failed, send }
}

const RetractDialog = (props: { matterId: MatterId; item: AttachmentItem; close: () => void }) => {
  const { matterId, item, close } = props
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useMatterWrite(retractFile, {
    onDone: () => {
      tell.done('已撤回')
      close()
    },
  })
  return (
    <ReasonDialog
      title={`撤回 ${item.name}`}
      confirm="撤回"
      reason="撤回原因"
      usual={['添加错了', '拍到了无关的人或物', '照片不清楚']}
      danger
      saving={write.isPending}
      problem={write.error}
      submit={(reason) => write.mutate({ communityId, matterId, attachmentId: item.id, reason })}
      close={close}
    >
      撤回后不再显示，经过里留有记录。
    </ReasonDialog>
  )
}
