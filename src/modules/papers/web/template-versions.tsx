import { Button } from 'antd'
import { dayOf, momentOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import type { Design, Level, Templates, TemplateVersion } from '../contract.ts'

interface TemplateVersionsProps {
  readonly templates: Templates
  readonly level: Level
  readonly takeAsDraft: (design: Design) => void
  readonly giveBack: () => void
}

/** Every version there was, is and will be; each may be the beginning of the next one. */
export const TemplateVersions = ({ templates, level, takeAsDraft, giveBack }: TemplateVersionsProps) => {
  const { versions, inForce, standard } = templates
  const own = versions.some((one) => one.level === level && one.from !== null && one.design !== null)
  return (
    <section className="sheet template-versions" aria-label="各版样张">
      <div className="template-versions-head">
        <h2>各版样张</h2>
        <Button onClick={() => takeAsDraft(standard)}>以系统默认为底稿</Button>
        {own && inForce.level === level && <Button onClick={giveBack}>恢复默认…</Button>}
      </div>
      {versions.length === 0 ? (
        <p className="quiet">还没有另做样张，文书按系统默认印制。在上面修改后保存草稿，启用后生效。</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">样张</th>
              <th scope="col">启用</th>
              <th scope="col">状态</th>
              <th scope="col">保存</th>
              <th scope="col">底稿</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <tr key={`${one.level} ${one.number}`}>
                <th scope="row">
                  {one.level === 'company' ? '公司' : '本小区'}第 {one.number} 版
                </th>
                <td>{one.from ?? '—'}</td>
                <td>{stateText(one, inForce)}</td>
                <td>
                  {momentOf(one.savedAt)} {one.savedBy}
                </td>
                <td>
                  {one.design !== null && one.from !== null && (
                    <Button size="small" onClick={() => takeAsDraft(one.design as Design)}>
                      取作底稿
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const stateText = ({ level, number, from, design }: TemplateVersion, inForce: Templates['inForce']): string => {
  if (from === null) return '草稿'
  if (inForce.level === level && inForce.number === number) return '使用中'
  if (from > dayOf(serverNow())) return '等待启用'
  return design === null ? '恢复默认' : '已停用或被替换'
}
