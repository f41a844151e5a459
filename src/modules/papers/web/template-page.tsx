import { Radio } from 'antd'
import { useState } from 'react'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { usePageParam } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type Level, showTemplates } from '../contract.ts'
import { inForceText } from '../template-list.ts'
import { TemplateEditor } from './template-editor.tsx'
import './templates.css'

/** The template of one kind of paper: the draft beside the paper it makes, and all versions. */
const TemplatePage = () => {
  const { id: communityId } = useCommunity()
  const kind = usePageParam('kind')
  const may = useHolds()
  const [level, setLevel] = useState<Level>('community')
  const { data, error, refetch } = useRead(showTemplates, { communityId, kind })
  if (data === undefined) {
    return error === null ? (
      <p className="quiet">正在读取…</p>
    ) : (
      <ProblemAlert problem={error} again={() => void refetch()} />
    )
  }
  return (
    <>
      <PageHead
        title={`样张：${data.name}`}
        note={`现在使用：${inForceText(data.inForce)}`}
        actions={
          may('papers.design-company') && (
            <Radio.Group
              optionType="button"
              value={level}
              options={[
                { value: 'community', label: '本小区样张' },
                { value: 'company', label: '公司样张' },
              ]}
              onChange={(event) => setLevel(event.target.value as Level)}
            />
          )
        }
      />
      <TemplateEditor key={level} level={level} templates={data} />
    </>
  )
}

export default TemplatePage
