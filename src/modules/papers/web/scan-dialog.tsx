import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { newKey, upload } from '../../../ui/shared/client.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRefresh } from '../../../ui/shared/use-call.ts'
import { listPapers, type Paper, readPaper, scanPaper } from '../contract.ts'
import { checkCode } from './paper-flow.tsx'
import './signature.css'

const MOST_MB = scanPaper.upload.maxBytes / 1024 ** 2

/** The paper was printed and signed by hand: its scan is filed for the lines that are signed on it. */
export const ScanDialog = ({ paper, close }: { paper: Paper; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Record<string, string>>()
  const [file, setFile] = useState<File | undefined>(undefined)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(undefined)
  // One key for each line: pressing again after a lost connection files nothing twice.
  const [keys] = useState(() => new Map(paper.content.signatures.map((place) => [place, newKey()])))
  const refresh = useRefresh()
  const tell = useTell()
  useShortcuts([], { title: '上传扫描件', covers: true })
  const open = paper.content.signatures.filter((place) => !paper.signatures.some((one) => one.place === place))
  const send = async (typed: Record<string, string>) => {
    const signed = open.flatMap((place) => (typed[place]?.trim() ? [{ place, name: typed[place].trim() }] : []))
    if (file === undefined || signed.length === 0) {
      setProblem(new Error('请选择扫描件，并至少填写一个签名人的姓名。'))
      return
    }
    setSending(true)
    setProblem(undefined)
    try {
      for (const { place, name } of signed) {
        const input = { communityId, paperId: paper.id, place, name, hash: paper.hash }
        await upload(scanPaper, input, file, { idempotencyKey: keys.get(place) })
      }
      tell.done('扫描件已存入文书')
      close()
    } catch (error) {
      setProblem(error)
    } finally {
      setSending(false)
      await refresh(readPaper, listPapers)
    }
  }
  return (
    <Modal
      open
      title={`上传签好的 ${paper.number}`}
      okText="上传"
      cancelText="取消"
      confirmLoading={sending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className="signature-words">
        打印后由本人手签，再扫描或拍照上传。请核对编号 {paper.number}，扫描件与这份文书（校验码 {checkCode(paper.hash)}
        ）绑定。
      </p>
      <Form form={form} layout="vertical" onFinish={(typed) => void send(typed)}>
        <Form.Item label="扫描件或照片" htmlFor="paper-scan" required extra={`图片或 PDF，最大 ${MOST_MB} MB。`}>
          <input
            id="paper-scan"
            type="file"
            accept="image/*,.pdf"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        </Form.Item>
        {open.map((place) => (
          <Form.Item key={place} name={place} label={`${place}（纸上已签的填姓名，没签的留空）`}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        ))}
      </Form>
      {problem !== undefined && <ProblemAlert problem={problem} />}
    </Modal>
  )
}
