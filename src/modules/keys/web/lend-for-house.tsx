import { Button, Form, Radio } from 'antd'
import { Suspense, useState } from 'react'
import { Empty } from '../../../ui/console/empty.tsx'
import { useFieldFaults } from '../../../ui/console/form-drawer.tsx'
import type { CardActionProps } from '../../../ui/console/module.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { PaperId } from '../../papers/contract.ts'
import { PaperPreview } from '../../papers/web/index.tsx'
import { type Key, lendKey, listKeys } from '../contract.ts'
import { keyProcess } from '../key.process.ts'
import { hookText } from '../key-list.ts'
import { keyKindNames } from '../words.ts'
import { slipParts } from './key-drawer.tsx'
import { KeyState } from './key-state.tsx'
import { firstLoan, LendFields, type LendTyped, loanOf } from './lend-fields.tsx'
import { useKeyStep } from './use-key-write.ts'

/** 借钥匙 from the household card: the keys of the house, then the form; the slip opens for printing. */
const LendForHouse = ({ communityId, house, close }: CardActionProps) => {
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [slip, setSlip] = useState<PaperId | undefined>(undefined)
  const { data, error } = useRead(listKeys, { communityId, houseId: house.id, limit: 50 })
  if (error !== null) return <ProblemAlert problem={error} />
  if (data === undefined) return <p className="quiet">正在读取…</p>
  const kept = data.keys.filter((key) => !keyProcess.isFinal(key.state))
  const lendable = kept.filter((key) => keyProcess.permits(key.state, 'lend'))
  const key = lendable.find(({ id }) => id === chosen) ?? lendable[0]
  if (slip !== undefined) {
    return (
      <Suspense fallback={null}>
        <PaperPreview paperId={slip} parts={slipParts} close={close} />
      </Suspense>
    )
  }
  if (kept.length === 0) {
    return (
      <Empty title={`中心没有 ${house.name} 的钥匙`} hint="业主交来钥匙后，在“房产 › 钥匙”里接收、核对、试开并存放。" />
    )
  }
  return (
    <>
      <Radio.Group className="key-choice" value={key?.id} onChange={(event) => setChosen(event.target.value)}>
        {kept.map((one) => (
          <Radio key={one.id} value={one.id} disabled={!lendable.includes(one)}>
            <b>{one.number}</b> {keyKindNames[one.kind]} · {one.pieces} 把 {hookText(one)} <KeyState of={one} />
            {one.loan && <span className="quiet"> {one.loan.borrowerName}</span>}
          </Radio>
        ))}
      </Radio.Group>
      {key === undefined ? (
        <p className="key-warning">这户的钥匙现在都不在柜中，归还后才能再借。</p>
      ) : (
        <LendForm
          key={key.id}
          of={key}
          close={close}
          lent={(paperId) => (paperId === undefined ? close() : setSlip(paperId))}
        />
      )}
    </>
  )
}

interface LendFormProps {
  readonly of: Key
  readonly close: () => void
  readonly lent: (paperId: PaperId | undefined) => void
}

const LendForm = ({ of: key, close, lent }: LendFormProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<LendTyped>()
  const write = useKeyStep(
    lendKey,
    (after) => `${after.number} 已借给 ${after.loan?.borrowerName}`,
    (after) => lent((after.loan?.paperId ?? undefined) as PaperId | undefined),
  )
  useFieldFaults(form, write.error)
  useShortcuts([{ keys: 'ctrl+enter', label: '借出', run: () => form.submit() }], { title: '借钥匙', covers: true })
  return (
    <Form<LendTyped>
      form={form}
      layout="vertical"
      initialValues={firstLoan()}
      onFinish={(typed) => write.mutate({ communityId, keyId: key.id, ...loanOf(typed) })}
    >
      <LendFields form={form} of={key} />
      {write.error !== null && <ProblemAlert problem={write.error} />}
      <div className="key-foot">
        <Button onClick={close}>取消</Button>
        <Button type="primary" htmlType="submit" loading={write.isPending} title="Ctrl + 回车">
          借出并打印借用单
        </Button>
      </div>
    </Form>
  )
}

export default LendForHouse
