import { Button } from 'antd'
import { useState } from 'react'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { usePageParam } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { type Paper, type PaperId, readPaper, voidPaper } from '../contract.ts'
import { PaperBody } from './paper-body.tsx'
import PaperPreview from './paper-preview.tsx'
import { ScanDialog } from './scan-dialog.tsx'
import { SignDialog } from './sign-dialog.tsx'
import './signature.css'

/** One paper of any kind: what it says, how often it was printed, printing it again, voiding it. */
const PaperPage = () => {
  const { id: communityId } = useCommunity()
  const paperId = usePageParam('paperId') as PaperId
  const may = useHolds()
  const [open, setOpen] = useState<'print' | 'void' | undefined>(undefined)
  const [signing, setSigning] = useState<string | undefined>(undefined)
  const [scanning, setScanning] = useState(false)
  const { data: paper, error, refetch } = useRead(readPaper, { communityId, paperId })
  if (paper === undefined) {
    return error === null ? (
      <p className="quiet">正在读取…</p>
    ) : (
      <ProblemAlert problem={error} again={() => void refetch()} />
    )
  }
  const standing = paper.voidedAt === null
  return (
    <>
      <PageHead
        title={`${paper.content.title} ${paper.number}`}
        note={standing ? printedText(paper.prints) : `${momentOf(paper.voidedAt as string)} 作废：${paper.voidReason}`}
        actions={
          standing && (
            <>
              {may('papers.void') && <Button onClick={() => setOpen('void')}>作废</Button>}
              <Button type="primary" onClick={() => setOpen('print')}>
                打印
              </Button>
            </>
          )
        }
      />
      <Signing paper={paper} sign={setSigning} scan={() => setScanning(true)} />
      <div className="sheet paper" style={{ maxWidth: '60rem', padding: '1.5rem' }}>
        <PaperBody paper={paper} />
      </div>
      {signing !== undefined && <SignDialog paper={paper} place={signing} close={() => setSigning(undefined)} />}
      {scanning && <ScanDialog paper={paper} close={() => setScanning(false)} />}
      {open === 'print' && <PaperPreview paperId={paperId} close={() => setOpen(undefined)} />}
      {open === 'void' && <VoidDialog paperId={paperId} number={paper.number} close={() => setOpen(undefined)} />}
    </>
  )
}

/** Where it is to be signed, and who has. */
const Signing = ({ paper, sign, scan }: { paper: Paper; sign: (place: string) => void; scan: () => void }) => {
  const may = useHolds()
  const places = paper.content.signatures
  if (places.length === 0 || paper.voidedAt !== null) return null
  return (
    <section className="sheet signature-list" aria-label="签名">
      <h2>签名</h2>
      {places.map((place) => {
        const signature = paper.signatures.find((one) => one.place === place)
        if (signature !== undefined) {
          return (
            <span key={place} className={signature.holds ? '' : 'bad'}>
              {place}：{signature.name}（{momentOf(signature.signedAt)}
              {signature.holds ? '' : '，与文书内容不符'}）{signature.scan !== null && <Scan of={signature.scan} />}
            </span>
          )
        }
        return may('papers.sign') ? (
          <Button key={place} onClick={() => sign(place)}>
            {place}签名
          </Button>
        ) : (
          <span key={place}>{place}：未签</span>
        )
      })}
      {may('papers.sign') && paper.signatures.length < places.length && (
        <Button type="link" onClick={scan}>
          上传手签的扫描件
        </Button>
      )}
    </section>
  )
}

const Scan = ({ of: { link, small } }: { of: NonNullable<Paper['signatures'][number]['scan']> }) => (
  <a className="signature-scan" href={link} target="_blank" rel="noreferrer">
    {small === null ? '查看扫描件' : <img src={small} alt="扫描件" />}
  </a>
)

const printedText = (prints: number): string =>
  prints === 0 ? '还没有打印' : `已打印 ${prints} 次，再打印会带“补打”字样`

const VoidDialog = ({ paperId, number, close }: { paperId: PaperId; number: string; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useWrite(voidPaper, {
    refreshes: [readPaper],
    onDone: () => {
      tell.done(`${number} 已作废，编号保留`)
      close()
    },
  })
  return (
    <ReasonDialog
      title={`作废 ${number}`}
      confirm="作废"
      reason="作废原因"
      usual={['内容写错', '重复签发', '未使用']}
      danger
      saving={write.isPending}
      problem={write.error}
      submit={(reason) => write.mutate({ communityId, paperId, reason })}
      close={close}
    >
      作废后不能恢复，编号保留在编号序列里。
    </ReasonDialog>
  )
}

export default PaperPage
