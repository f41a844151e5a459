import { useEffect } from 'react'
import { type PaperName, PrintSheet } from '../../../ui/console/print-sheet.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { call } from '../../../ui/shared/client.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useRefresh } from '../../../ui/shared/use-call.ts'
import { type PaperId, readPaper, recordPrint } from '../contract.ts'
import { flowOf } from './paper-flow.tsx'

interface PaperPreviewProps {
  readonly paperId: PaperId
  readonly close: () => void
  /** Papers it fits on, the usual one first. */
  readonly fits?: readonly [PaperName, ...PaperName[]]
  /** What each part of three-part paper is for. */
  readonly parts?: string
}

const slips: readonly [PaperName, ...PaperName[]] = ['continuous-half', 'continuous-third', 'continuous-whole', 'a4']

/** A paper as it was issued; each time it goes to the printer is recorded first, and from the second on it is marked. */
const PaperPreview = ({ paperId, close, fits = slips, parts = '①存根 ②客户 ③留存' }: PaperPreviewProps) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const refresh = useRefresh()
  const { data: paper, error } = useRead(readPaper, { communityId, paperId })
  const refused = error !== null
  useEffect(() => {
    if (!refused) return
    tell.refused(error)
    close()
  }, [refused, error, tell, close])
  if (paper === undefined) return null
  return (
    <PrintSheet
      kind={paper.kind}
      title={paper.content.title}
      number={paper.number}
      company={paper.content.heading || paper.communityName}
      fits={fits}
      parts={parts}
      printedBefore={paper.prints}
      record={async () => {
        await call(recordPrint, { communityId, paperId })
        // The mark of a reprint is for the next print: this one is on its way to the printer as it stands.
        window.addEventListener('afterprint', () => void refresh(readPaper), { once: true })
      }}
      close={close}
      flow={flowOf(paper)}
    />
  )
}

export default PaperPreview
