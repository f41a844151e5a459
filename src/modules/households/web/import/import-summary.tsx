import { Button } from 'antd'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { momentOf } from '../../../../ui/shared/format.ts'
import { PageLink } from '../../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { listBuildings, listHouses, showBuildingGrid } from '../../../estate/contract.ts'
import { applyImport, type ImportedFile, listImportRows, listImports, showImport } from '../../import/contract.ts'
import { registers } from '../refreshes.ts'

/** What the file holds, what was left out, and the button that takes it in. */
export const ImportSummary = ({ file, leave }: { file: ImportedFile; leave: () => void }) => (
  <section className="sheet import-summary" aria-label="这个文件">
    <h2 className="sheet-title">{file.fileName}</h2>
    <dl className="import-counts">
      <Count label="数据行" count={file.rows} />
      <Count label="可以导入" count={file.good} tone="good" />
      <Count label="已有，不变" count={file.same} />
      <Count label="有误" count={file.bad} tone={file.bad > 0 ? 'bad' : undefined} />
    </dl>
    {file.unrecognised.length > 0 && (
      <p className="import-unread">
        这些列不认识，不会导入：<b>{file.unrecognised.join('、')}</b>
      </p>
    )}
    {file.state === 'applied' ? <Applied file={file} /> : <Apply file={file} leave={leave} />}
  </section>
)

const Count = ({ label, count, tone }: { label: string; count: number; tone?: 'good' | 'bad' | undefined }) => (
  <div className={tone === undefined ? undefined : `count-${tone}`}>
    <dd>{count}</dd>
    <dt>{label}</dt>
  </div>
)

const Apply = ({ file, leave }: { file: ImportedFile; leave: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useWrite(applyImport, {
    refreshes: [...registers, showImport, listImports, listImportRows, listHouses, listBuildings, showBuildingGrid],
    onDone: (done) => tell.done(`已导入：新增房屋 ${done.housesMade}，业户 ${done.peopleMade}`),
  })
  const apply = (goodRowsOnly: boolean) => write.mutate({ communityId, importId: file.id, goodRowsOnly })
  return (
    <>
      {write.error !== null && <ProblemAlert problem={write.error} />}
      <div className="import-do">
        {file.good === 0 && (
          <p>没有可以导入的行。{file.bad > 0 ? '请按下面的提示改好表格，重新上传。' : '资料都已在系统里。'}</p>
        )}
        {file.good > 0 && file.bad === 0 && (
          <Button type="primary" size="large" loading={write.isPending} onClick={() => apply(false)}>
            导入 {file.good} 行
          </Button>
        )}
        {file.good > 0 && file.bad > 0 && (
          <>
            <Button type="primary" size="large" loading={write.isPending} onClick={() => apply(true)}>
              只导入无误的 {file.good} 行
            </Button>
            <span>有误的 {file.bad} 行不会导入。也可以改好表格再上传：已导入的行不会重复。</span>
          </>
        )}
        <Button onClick={leave}>不导入</Button>
        <span className="quiet">现在只是预览，还没有写入任何资料。</span>
      </div>
      {write.isPending && <p className="quiet">正在写入，几千行大约需要十几秒，请不要关闭页面。</p>}
    </>
  )
}

const Applied = ({ file }: { file: ImportedFile }) => (
  <div className="import-done" role="status">
    <p>
      <b>已导入。</b>新增房屋 {file.housesMade}，业户 {file.peopleMade}，产权登记 {file.titlesMade}。
      <span className="quiet">
        {file.appliedBy} {file.appliedAt === null ? '' : momentOf(file.appliedAt)}
      </span>
    </p>
    <PageLink to="/building-grid">看楼盘图</PageLink>
    <PageLink to="/desk">去接待台查找</PageLink>
  </div>
)
