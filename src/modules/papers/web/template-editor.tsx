import { Button } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { isProblem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import {
  type Design,
  discardTemplate,
  giveBackTemplate,
  type Level,
  listTemplates,
  saveTemplate,
  showTemplates,
  type Templates,
} from '../contract.ts'
import { completed, draftIn, startingDesign, summaryOf } from './design-draft.ts'
import { StartDialog } from './start-dialog.tsx'
import { TemplateFields } from './template-fields.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateVersions } from './template-versions.tsx'

/** The draft of one level: what is changed here is seen on the paper beside it at once. */
export const TemplateEditor = ({ level, templates }: { level: Level; templates: Templates }) => {
  const { id: communityId } = useCommunity()
  const { kind, name, standard } = templates
  const tell = useTell()
  const [design, setDesign] = useState<Design>(() => startingDesign(templates, level))
  // What others save meanwhile must not pass for what I began with.
  const [version, setVersion] = useState(() => draftIn(templates, level)?.version ?? 0)
  const [changed, setChanged] = useState(false)
  const [asking, setAsking] = useState<'start' | 'give-back' | undefined>(undefined)
  const refreshes = [showTemplates, listTemplates]
  const begin = (from: Templates) => {
    setDesign(startingDesign(from, level))
    setVersion(draftIn(from, level)?.version ?? 0)
    setChanged(false)
  }
  const save = useWrite(saveTemplate, {
    refreshes,
    onDone: (after) => {
      setVersion(draftIn(after, level)?.version ?? 0)
      setChanged(false)
      tell.done('草稿已保存，启用后才用于新签发的文书')
    },
  })
  const discard = useWrite(discardTemplate, {
    refreshes,
    onDone: (after) => {
      begin(after)
      tell.done('草稿已放弃')
    },
  })
  const giveBack = useWrite(giveBackTemplate, {
    refreshes,
    onDone: (after) => {
      setAsking(undefined)
      begin(after)
      tell.done('已恢复默认，从现在起签发的文书按默认样张')
    },
  })
  const on = { communityId, kind, level }
  const edit = (changes: Partial<Design>) => {
    setDesign((before) => ({ ...before, ...changes }))
    setChanged(true)
  }
  const problem = save.error ?? discard.error
  return (
    <>
      <VersionConflict<{ design: Design }>
        problem={problem}
        code="papers.template-changed"
        fields={[{ name: 'design', label: '样张', show: (value) => summaryOf(value as Design | undefined) }]}
        keepMine={(theirs) => save.mutate({ ...on, version: theirs, design })}
        takeTheirs={(theirs) => {
          setVersion(theirs.version)
          setDesign(completed(theirs.design ?? standard, standard))
          setChanged(false)
          save.reset()
        }}
      />
      {problem !== null && !isProblem(problem, 'papers.template-changed') && <ProblemAlert problem={problem} />}
      <div className="template-editor">
        <div className="sheet template-fields">
          <TemplateFields design={design} sample={templates.sample} edit={edit} />
          <div className="template-actions">
            {version > 0 && (
              <Button loading={discard.isPending} onClick={() => discard.mutate({ ...on, version })}>
                放弃草稿
              </Button>
            )}
            <Button
              type={changed ? 'primary' : 'default'}
              disabled={!changed}
              loading={save.isPending}
              onClick={() => save.mutate({ ...on, version, design })}
            >
              保存草稿
            </Button>
            <Button
              type={changed ? 'default' : 'primary'}
              disabled={changed || version === 0}
              onClick={() => setAsking('start')}
            >
              启用…
            </Button>
          </div>
        </div>
        <TemplatePreview templates={templates} design={design} />
      </div>
      <TemplateVersions
        templates={templates}
        level={level}
        takeAsDraft={(taken) => {
          setDesign(completed(taken, standard))
          setChanged(true)
        }}
        giveBack={() => setAsking('give-back')}
      />
      {asking === 'start' && (
        <StartDialog
          on={{ ...on, version }}
          name={name}
          started={(after) => {
            setAsking(undefined)
            begin(after)
          }}
          close={() => setAsking(undefined)}
        />
      )}
      {asking === 'give-back' && (
        <ReasonDialog
          title={`“${name}”恢复默认样张？`}
          confirm="恢复默认"
          saving={giveBack.isPending}
          problem={giveBack.error}
          submit={() => giveBack.mutate(on)}
          close={() => setAsking(undefined)}
        >
          从现在起签发的文书{level === 'community' ? '按公司样张（没有则按系统默认）' : '按系统默认'}
          印制，已签发的不变。现在的各版都保留，可以再取作底稿。
        </ReasonDialog>
      )}
    </>
  )
}
