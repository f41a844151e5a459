import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { KeyHint } from '../../../ui/console/key-hint.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { PaperId } from '../../papers/contract.ts'
import { PaperPreview } from '../../papers/web/index.tsx'
import { type KeyDetail, type KeyId, showKey } from '../contract.ts'
import { ChangeDrawer } from './change-drawer.tsx'
import { KeyFacts, KeyHistory, KeyLetters, KeyLoan, KeyPapers } from './key-detail.tsx'
import { KeyState } from './key-state.tsx'
import { type StepForm, stepsOf } from './key-steps.ts'
import { StepDrawer } from './step-drawer.tsx'
import './keys.css'

interface KeyDrawerProps {
  readonly keyId: KeyId
  readonly close: () => void
  /** Opens another key, for instance the one that replaces this one. */
  readonly open: (keyId: KeyId) => void
  readonly previous?: (() => void) | undefined
  readonly next?: (() => void) | undefined
}

/** One key: its state, who has it, what can be done now, and everything that ever happened to it. */
export const KeyDrawer = ({ keyId, close, open, previous, next }: KeyDrawerProps) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [form, setForm] = useState<StepForm | 'change' | undefined>(undefined)
  const [paper, setPaper] = useState<PaperId | undefined>(undefined)
  const { data: key, error, refetch } = useRead(showKey, { communityId, keyId })
  const steps = key === undefined ? [] : stepsOf(key, may)
  useShortcuts(
    [
      ...steps.slice(0, 9).map((step, at) => ({ keys: `${at + 1}`, label: step.label, run: () => setForm(step.form) })),
      { keys: 'escape', label: '关闭', run: close },
      ...(previous === undefined ? [] : [{ keys: 'k', label: '上一把', run: previous }]),
      ...(next === undefined ? [] : [{ keys: 'j', label: '下一把', run: next }]),
    ],
    { title: '钥匙', covers: true, active: form === undefined && paper === undefined },
  )
  return (
    <Drawer
      open
      size={680}
      // Escape is a shortcut here, so that it closes only what lies on top: a form or the print preview.
      keyboard={false}
      onClose={close}
      title={key === undefined ? '钥匙' : <KeyTitle of={key} />}
      extra={key && may('keys.manage') && <Button onClick={() => setForm('change')}>更正资料</Button>}
    >
      {error !== null && <ProblemAlert problem={error} again={() => void refetch()} />}
      {key !== undefined && (
        <>
          <div className="key-steps" role="toolbar" aria-label="可以办理">
            {steps.map((step, at) => (
              <Button
                key={step.form}
                {...(at === 0 ? { type: 'primary' as const } : {})}
                danger={step.form === 'lose'}
                onClick={() => setForm(step.form)}
              >
                {step.label}
                <KeyHint keys={`${at + 1}`} />
              </Button>
            ))}
          </div>
          {key.loan !== null && <KeyLoan loan={key.loan} print={may('papers.read') ? setPaper : undefined} />}
          <KeyFacts of={key} />
          <KeyLetters letters={key.entrustments} />
          <KeyPapers papers={key.papers} print={setPaper} />
          <KeyHistory events={key.events} />
        </>
      )}
      {key !== undefined && form === 'change' && <ChangeDrawer of={key} close={() => setForm(undefined)} />}
      {key !== undefined && form !== undefined && form !== 'change' && (
        <StepDrawer
          of={key}
          form={form}
          close={() => setForm(undefined)}
          done={({ print, replacement }) => {
            setForm(undefined)
            if (print !== undefined) setPaper(print)
            if (replacement !== undefined) open(replacement)
          }}
        />
      )}
      {paper !== undefined && <PaperPreview paperId={paper} parts={slipParts} close={() => setPaper(undefined)} />}
    </Drawer>
  )
}

export const slipParts = '①存根 ②借用人 ③归还核销'

const KeyTitle = ({ of: key }: { of: KeyDetail }) => (
  <span className="key-title">
    {key.number} <KeyState of={key} />
  </span>
)
