import { Button } from 'antd'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { type ImportedFile, type ImportId, showImport } from '../../import/contract.ts'
import { TemplateButton } from '../template/template-button.tsx'
import { ColumnsNote } from './columns-note.tsx'
import { DropZone } from './drop-zone.tsx'
import { ImportMapping } from './import-mapping.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportRows } from './import-rows.tsx'
import { ImportSummary } from './import-summary.tsx'
import { ImportTwins } from './import-twins.tsx'
import { PastImports } from './past-imports.tsx'
import './import.css'

/** Excel in, with words not codes: a file is read and judged row by row, mended, taken in, and can be taken back. */
const ImportPage = () => {
  const [asked, ask] = useAsked()
  const open = asked['open'] as ImportId | undefined
  if (open !== undefined) return <OneImport key={open} importId={open} />
  return (
    <>
      <PageHead title="导入" note="把手里的登记表（.xlsx 或 .csv）直接导进来，表头不用改。" />
      <DropZone read={(file) => ask({ open: file.id })} />
      <ColumnsNote />
      <TemplateButton />
      <PastImports open={(id) => ask({ open: id })} />
    </>
  )
}

export default ImportPage

const AT_WORK: readonly ImportedFile['state'][] = ['reading', 'applying', 'undoing']

const OneImport = ({ importId }: { importId: ImportId }) => {
  const { id: communityId } = useCommunity()
  const [, ask] = useAsked()
  const file = useRead(showImport, { communityId, importId })
  const leave = () =>
    ask({ open: undefined, tab: undefined, verdict: undefined, fix: undefined, register: undefined, q: undefined })
  return (
    <>
      <PageHead title={titleOf(file.data?.state)} actions={<Button onClick={leave}>返回，换一个文件</Button>} />
      {file.error !== null && <ProblemAlert problem={file.error} again={() => void file.refetch()} />}
      {file.data === undefined && file.error === null && <p className="quiet">正在打开…</p>}
      {file.data !== undefined &&
        (AT_WORK.includes(file.data.state) ? (
          <ImportProgress file={file.data} />
        ) : (
          <Settled file={file.data} leave={leave} />
        ))}
    </>
  )
}

const titleOf = (state: ImportedFile['state'] | undefined): string => {
  if (state === 'applied') return '导入结果'
  return state === 'undone' ? '已撤销的导入' : '导入预览'
}

const tabs = { rows: '逐行明细', twins: '疑似同一人', mapping: '列的对应' } as const
type Tab = keyof typeof tabs

const Settled = ({ file, leave }: { file: ImportedFile; leave: () => void }) => {
  const [asked, ask] = useAsked()
  const nothingRead = file.counts.rows === 0
  const tab = (asked['tab'] as Tab | undefined) ?? (nothingRead ? 'mapping' : 'rows')
  const waiting = file.state === 'previewed'
  const badges: Readonly<Record<Tab, number>> = {
    rows: file.counts.rows,
    twins: waiting ? file.counts.twins : 0,
    mapping: file.unrecognised.length,
  }
  return (
    <>
      <ImportSummary file={file} leave={leave} />
      <div className="import-tabs" role="tablist" aria-label="这次导入">
        {(Object.keys(tabs) as Tab[]).map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={tab === one}
            onClick={() => ask({ tab: one, q: undefined, verdict: undefined, fix: undefined, register: undefined })}
          >
            {tabs[one]}
            {badges[one] > 0 && (
              <span className={one === 'rows' ? 'tab-count' : 'tab-count tab-open'}>{badges[one]}</span>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" aria-label={tabs[tab]}>
        {tab === 'rows' && <ImportRows file={file} />}
        {tab === 'twins' && <ImportTwins file={file} mayDecide={waiting} />}
        {tab === 'mapping' && <ImportMapping file={file} mayMap={waiting || file.state === 'failed'} />}
      </div>
    </>
  )
}
