import { Button } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { download, saveFile } from '../../../../ui/shared/client.ts'
import { momentOf } from '../../../../ui/shared/format.ts'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { acceptFixes, applyImport, downloadErrors, type ImportedFile } from '../../import/contract.ts'
import { madeInWords } from '../../import/made-in-words.ts'
import { everything, importAnswers } from './refreshes.ts'
import { UndoImport } from './undo-import.tsx'

/** What the file holds, what was left out, and the buttons that take it in or back. */
export const ImportSummary = ({ file, leave }: { file: ImportedFile; leave: () => void }) => {
  const { verdicts } = file.counts
  const bad = (verdicts.bad ?? 0) + (verdicts.conflict ?? 0)
  return (
    <section className="sheet import-summary" aria-label="这个文件">
      <h2 className="sheet-title">{file.fileName}</h2>
      <p className="quiet import-read">{readIn(file)}</p>
      <dl className="import-counts">
        <Count label="数据行" count={file.counts.rows} />
        <Count label="新增" count={verdicts.create ?? 0} tone="good" />
        <Count label="修改" count={verdicts.change ?? 0} tone={(verdicts.change ?? 0) > 0 ? 'note' : undefined} />
        <Count label="不变" count={verdicts.same ?? 0} />
        {(verdicts.joined ?? 0) > 0 && <Count label="并入别行" count={verdicts.joined ?? 0} />}
        {(verdicts.kept ?? 0) > 0 && <Count label="只保存" count={verdicts.kept ?? 0} />}
        <Count label="有误" count={bad} tone={bad > 0 ? 'bad' : undefined} />
        {file.counts.offered > 0 && <Count label="待确认修改" count={file.counts.offered} tone="soon" />}
      </dl>
      {file.refusal !== null && <p className="import-refused">{file.refusal.sentence}</p>}
      {(verdicts.kept ?? 0) > 0 && (
        <p className="import-unread">
          {verdicts.kept} 行（{keptIn(file)}）已认出并保存，等相应模块启用后由它接收，现在不进任何台账。
        </p>
      )}
      {file.state === 'previewed' && file.counts.rows > 0 && <Apply file={file} bad={bad} leave={leave} />}
      {file.state === 'applied' && <Applied file={file} bad={bad} />}
      {file.state === 'undone' && (
        <p className="import-refused">
          {file.undoneBy} {file.undoneAt === null ? '' : momentOf(file.undoneAt)} 撤销了这次导入，写入的资料都已收回。
        </p>
      )}
    </section>
  )
}

const readIn = (file: ImportedFile): string =>
  [
    ...file.sheets.map(
      ({ sheet, registerName, rows }) =>
        `“${sheet}”${registerName === '' ? '不认识，没有读' : `是${registerName}，${rows} 行`}`,
    ),
    ...(file.encoding === '' ? [] : [`文字编码 ${file.encoding}`]),
    ...(file.unrecognised.length === 0 ? [] : [`不认识的列：${file.unrecognised.join('、')}`]),
  ].join('；')

const KEPT = ['payments', 'meters', 'fee-standards']

const keptIn = (file: ImportedFile): string =>
  [
    ...new Set(
      file.sheets.filter(({ register }) => KEPT.includes(register ?? '')).map(({ registerName }) => registerName),
    ),
  ].join('、')

type Tone = 'good' | 'bad' | 'note' | 'soon' | undefined

const Count = ({ label, count, tone }: { label: string; count: number; tone?: Tone }) => (
  <div className={tone === undefined ? undefined : `count-${tone}`}>
    <dd>{count.toLocaleString('zh-CN')}</dd>
    <dt>{label}</dt>
  </div>
)

const Apply = ({ file, bad, leave }: { file: ImportedFile; bad: number; leave: () => void }) => {
  const { id: communityId } = useCommunity()
  const [, ask] = useAsked()
  const tell = useTell()
  const write = useWrite(applyImport, {
    refreshes: everything,
    onDone: (done) => {
      if (done.state === 'applied') tell.done(`已导入：${madeInWords(done)}`)
    },
  })
  const accept = useWrite(acceptFixes, { refreshes: importAnswers, onDone: () => tell.done('已全部按建议修改') })
  const { good, offered, twins } = file.counts
  const held = bad + offered
  const takeable = good > 0 || (file.counts.verdicts.kept ?? 0) > 0
  const apply = (goodRowsOnly: boolean) => write.mutate({ communityId, importId: file.id, goodRowsOnly })
  return (
    <>
      {write.error !== null && <ProblemAlert problem={write.error} />}
      {accept.error !== null && <ProblemAlert problem={accept.error} />}
      {offered > 0 && (
        <p className="import-offer">
          <b>{offered} 行</b>有明显的小毛病（全角数字、电话里的空格、面积后的 ㎡ 之类），系统已拟好改法。
          <Button loading={accept.isPending} onClick={() => accept.mutate({ communityId, importId: file.id })}>
            全部按建议修改
          </Button>
          <Button type="link" onClick={() => ask({ tab: undefined, fix: 'offered', verdict: undefined })}>
            逐条看
          </Button>
        </p>
      )}
      {twins > 0 && (
        <p className="import-offer">
          <b>{twins} 组</b>人可能是同一个人。不处理就分别登记。
          <Button type="link" onClick={() => ask({ tab: 'twins' })}>
            去看看
          </Button>
        </p>
      )}
      <div className="import-do">
        {!takeable && held === 0 && <p>资料都已在系统里，没有要写入的行。</p>}
        {takeable && held === 0 && (
          <Button type="primary" size="large" loading={write.isPending} onClick={() => apply(false)}>
            {good > 0 ? `导入 ${good} 行` : '保存'}
          </Button>
        )}
        {takeable && held > 0 && (
          <Button type="primary" size="large" loading={write.isPending} onClick={() => apply(true)}>
            只导入无误的 {good} 行
          </Button>
        )}
        {held > 0 && <SaveErrors file={file} held={held} />}
        <Button onClick={leave}>不导入</Button>
        <span className="quiet">现在只是预览，还没有写入任何资料。</span>
      </div>
    </>
  )
}

const SaveErrors = ({ file, held }: { file: ImportedFile; held: number }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    try {
      saveFile(await download(downloadErrors, { communityId, importId: file.id }))
    } catch (error) {
      tell.refused(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <Button loading={saving} onClick={() => void save()}>
      下载有误的 {held} 行
    </Button>
  )
}

const Applied = ({ file, bad }: { file: ImportedFile; bad: number }) => {
  const held = bad + file.counts.offered
  return (
    <>
      <div className="import-done" role="status">
        <p>
          <b>已导入。</b>
          {madeInWords(file)}。
          <span className="quiet">
            {file.appliedBy} {file.appliedAt === null ? '' : momentOf(file.appliedAt)}
          </span>
        </p>
        <PageLink to="/building-grid">看楼盘图</PageLink>
        <PageLink to="/desk">去接待台查找</PageLink>
      </div>
      <div className="import-do">
        {held > 0 && (
          <>
            <span>还有 {held} 行没有导入：下载后改好，再拖进来即可，已导入的不会重复。</span>
            <SaveErrors file={file} held={held} />
          </>
        )}
        <UndoImport file={file} />
      </div>
    </>
  )
}
