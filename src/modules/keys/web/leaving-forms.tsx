import { Form, Input, InputNumber } from 'antd'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { PaperId } from '../../papers/contract.ts'
import {
  endEntrustment,
  findKey,
  handOverKey,
  loseKey,
  replaceKey,
  returnKey,
  showKey,
  suggestNumbers,
} from '../contract.ts'
import { usePeopleOfHouse } from './people-of-house.ts'
import type { StepProps } from './step-props.ts'
import { useKeyStep } from './use-key-write.ts'

/** 归还: looked at before it is taken back. */
export const ReturnDrawer = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ condition: string }>()
  const write = useKeyStep(
    returnKey,
    (back) => `${back.number} 已归还，请挂回 ${back.cabinetName} ${back.hook} 号钩`,
    () => done({}),
  )
  return (
    <FormDrawer
      title={`归还 ${key.number} · ${key.loan?.borrowerName ?? ''}`}
      save="归还"
      form={form}
      initial={{ condition: `${key.pieces} 把，完好` }}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, keyId: key.id, condition: typed.condition ?? '' })}
      close={close}
    >
      <Form.Item
        name="condition"
        label="归还情况"
        extra="点清数量，看一下屋里门窗水电再收。"
        rules={rulesOf(returnKey.body, 'condition')}
      >
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <div className="usual-reasons">
        {['完好，屋内已查看', '少一把，已说明', '门未锁好，已处理'].map((words) => (
          <button key={words} type="button" onClick={() => form.setFieldValue('condition', words)}>
            {words}
          </button>
        ))}
      </div>
    </FormDrawer>
  )
}

export const LoseDialog = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const write = useKeyStep(
    loseKey,
    (lost) => `${lost.number} 已报失，请尽快换锁`,
    () => done({}),
  )
  return (
    <ReasonDialog
      title={`报失 ${key.number}`}
      confirm="报失"
      reason="遗失经过"
      usual={['借用人遗失', '柜中未见', '随包丢失']}
      danger
      saving={write.isPending}
      problem={write.error}
      submit={(note) => write.mutate({ communityId, keyId: key.id, note })}
      close={close}
    >
      {key.loan !== null && <p>{key.loan.borrowerName} 的借用随之结束，记为遗失。</p>}
      <p>钩位会空出来。找到后要重新核对、试开；找不到请换锁，新钥匙用新编号。</p>
    </ReasonDialog>
  )
}

export const FindDialog = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const write = useKeyStep(
    findKey,
    (found) => `${found.number} 已找回，请重新核对、试开后存放`,
    () => done({}),
  )
  return (
    <ReasonDialog
      title={`找回 ${key.number}`}
      confirm="找回"
      reason="在哪里找到"
      usual={['前台', '借用人交回', '业主拾到']}
      saving={write.isPending}
      problem={write.error}
      submit={(note) => write.mutate({ communityId, keyId: key.id, note })}
      close={close}
    >
      <p>离开视线的钥匙要重新核对、试开，再存放。</p>
    </ReasonDialog>
  )
}

export const EndEntrustmentDialog = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const write = useKeyStep(
    endEntrustment,
    (after) => `${after.number} 的委托已结束`,
    () => done({}),
  )
  return (
    <ReasonDialog
      title={`结束委托 ${key.number}`}
      confirm="结束委托"
      reason="结束原因"
      usual={['业主取回钥匙', '委托期满', '业主变更']}
      saving={write.isPending}
      problem={write.error}
      submit={(reason) => write.mutate({ communityId, keyId: key.id, reason })}
      close={close}
    >
      <p>委托从今天起结束；钥匙仍在柜中，需要交还业主请办“移交”。</p>
    </ReasonDialog>
  )
}

/** 换锁: the new key comes in under the next number of the house. */
export const ReplaceDrawer = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ number: string; pieces: number; note: string }>()
  const proposed = useRead(
    suggestNumbers,
    { communityId, houseId: key.houseId ?? '' },
    { enabled: key.houseId !== null },
  ).data?.numbers[0]
  const write = useKeyStep(
    replaceKey,
    (fresh) => `已换锁，新钥匙 ${fresh.number} 待核对存放`,
    (fresh) => done({ replacement: fresh.id }),
  )
  if (key.houseId !== null && proposed === undefined) return null
  return (
    <FormDrawer
      title={`换锁 ${key.number}`}
      save="换锁"
      form={form}
      initial={{ number: proposed ?? `${key.number}-换`, pieces: key.pieces }}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, keyId: key.id, ...typed })}
      close={close}
    >
      <Form.Item name="number" label="新钥匙编号" extra="旧编号不再使用。" rules={rulesOf(replaceKey.body, 'number')}>
        <Input />
      </Form.Item>
      <Form.Item name="pieces" label="数量（把）" rules={rulesOf(replaceKey.body, 'pieces')}>
        <InputNumber min={1} max={200} />
      </Form.Item>
      <Form.Item name="note" label="换锁说明" rules={rulesOf(replaceKey.body, 'note')}>
        <Input.TextArea rows={3} maxLength={200} placeholder="何时、谁换的、换了哪道锁" />
      </Form.Item>
    </FormDrawer>
  )
}

/** 移交: the key leaves the centre for good; the slip is signed. */
export const HandOverDrawer = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ receiver: string; note: string }>()
  const { people } = usePeopleOfHouse(key.houseId)
  const fresh = useRead(showKey, { communityId, keyId: key.id })
  const write = useKeyStep(
    handOverKey,
    (gone) => `${gone.number} 已移交`,
    async () => {
      const { data } = await fresh.refetch()
      done({ print: data?.papers[0]?.id as PaperId | undefined })
    },
  )
  return (
    <FormDrawer
      title={`移交 ${key.number}`}
      save="移交并打印移交单"
      form={form}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, keyId: key.id, receiver: typed.receiver, note: typed.note ?? '' })}
      close={close}
    >
      <Form.Item
        name="receiver"
        label="接收人"
        extra="移交后钥匙不再由中心保管，钩位空出。"
        rules={rulesOf(handOverKey.body, 'receiver')}
      >
        <Input />
      </Form.Item>
      <div className="usual-reasons">
        {people.map((one) => (
          <button key={one.id} type="button" onClick={() => form.setFieldValue('receiver', one.name)}>
            {one.name}（{one.role}）
          </button>
        ))}
      </div>
      <Form.Item name="note" label="备注" rules={rulesOf(handOverKey.body, 'note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
