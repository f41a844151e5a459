import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { call } from '../../../ui/shared/client.ts'
import { asProblem, type Problem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRefresh } from '../../../ui/shared/use-call.ts'
import { checkKey, testKey } from '../contract.ts'
import type { StepProps } from './step-props.ts'
import { keyReads } from './use-key-write.ts'

type Outcome = 'checked' | 'works' | 'fails'

/** 核对 and 调试: what was found with the key in hand, at its lock. */
export const ExamineDrawer = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ outcome: Outcome; note?: string }>()
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const refresh = useRefresh()
  const tell = useTell()
  const submit = async ({ outcome, note = '' }: { outcome: Outcome; note?: string }) => {
    setSaving(true)
    setProblem(null)
    try {
      const on = { communityId, keyId: key.id, note }
      if (outcome === 'checked') await call(checkKey, on)
      else await call(testKey, { ...on, works: outcome === 'works' })
      tell.done(`${key.number} ${words[outcome]}`)
      done({})
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSaving(false)
      await refresh(...keyReads)
    }
  }
  return (
    <FormDrawer
      title={`核对调试 ${key.number}`}
      save="登记"
      form={form}
      initial={{ outcome: key.checkedAt === null ? 'checked' : 'works' }}
      saving={saving}
      problem={problem}
      submit={(typed) => void submit(typed)}
      close={close}
    >
      <Form.Item name="outcome" label="结果">
        <Radio.Group className="key-choice">
          <Radio value="checked">核对无误：编号、数量、部位与台账相符</Radio>
          <Radio value="works">调试合格：到现场试开，能开能锁</Radio>
          <Radio value="fails">调试不合格：打不开或锁不上，从柜中取下</Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

const words: Readonly<Record<Outcome, string>> = { checked: '已核对', works: '调试合格', fails: '调试不合格，已取下' }
