import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead, useRefresh, useWrite } from '../../../../ui/shared/use-call.ts'
import { cancelImport, type ImportedFile, resumeImport, showImport } from '../../import/contract.ts'
import { everything, importAnswers } from './refreshes.ts'

const doing = {
  reading: { title: '正在读取并核对', row: '已看过', note: '还没有写入任何资料。' },
  applying: { title: '正在导入', row: '已写入', note: '全部写完才算数：中途取消或断电，什么都不会留下。' },
  undoing: { title: '正在撤销', row: '已处理', note: '全部撤完才算数。' },
} as const

/** Work under way: how far it is; it goes on when the page is closed, and can be stopped. */
export const ImportProgress = ({ file }: { file: ImportedFile }) => {
  const { id: communityId } = useCommunity()
  const refresh = useRefresh()
  const now = useRead(showImport, { communityId, importId: file.id }, { everySeconds: 1 })
  const { state, done, whole, atWork } = now.data ?? file
  const cancel = useWrite(cancelImport, { refreshes: [showImport] })
  const resume = useWrite(resumeImport, { refreshes: importAnswers })
  // What was made shows in every list once the work is over.
  useEffect(() => () => void refresh(...everything), [refresh])
  if (state !== 'reading' && state !== 'applying' && state !== 'undoing') return null
  const words = doing[state]
  const part = whole > 0 ? Math.min(99, Math.round((done / whole) * 100)) : undefined
  return (
    <section className="sheet import-progress" aria-label="进度">
      <h2 className="sheet-title">{file.fileName}</h2>
      <div role="status" aria-live="polite">
        <p>
          <b>{words.title}</b>，{words.row} {done.toLocaleString('zh-CN')}
          {whole > 0 ? ` / ${whole.toLocaleString('zh-CN')} 行` : ' 行'}
        </p>
        <Progress percent={part ?? 100} status="active" showInfo={part !== undefined} aria-label={words.title} />
      </div>
      <p className="quiet">{words.note}可以关闭页面去做别的事，稍后在“以前的导入”里看结果。</p>
      {cancel.error !== null && <ProblemAlert problem={cancel.error} />}
      {resume.error !== null && <ProblemAlert problem={resume.error} />}
      <div className="import-do">
        {state !== 'undoing' && (
          <Button loading={cancel.isPending} onClick={() => cancel.mutate({ communityId, importId: file.id })}>
            取消
          </Button>
        )}
        {!atWork && (
          <>
            <span>没有动静，可能是服务重启过。</span>
            <Button
              type="primary"
              loading={resume.isPending}
              onClick={() => resume.mutate({ communityId, importId: file.id })}
            >
              继续
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
