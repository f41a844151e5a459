import { Form, Input } from 'antd'
import { DateField } from '../../../ui/console/date-field.tsx'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { dayOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { entrustKey } from '../contract.ts'
import { PartyField } from './party-field.tsx'
import { usePeopleOfHouse } from './people-of-house.ts'
import type { StepProps } from './step-props.ts'
import { useKeyStep } from './use-key-write.ts'

interface Typed {
  readonly partyId: string
  readonly letterNumber: string
  readonly purpose: string
  readonly until?: string | null
}

/** 登记委托: whose letter, what for, until when. */
export const EntrustDrawer = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const { people } = usePeopleOfHouse(key.houseId)
  const write = useKeyStep(
    entrustKey,
    (after) => `${after.number} 的委托已登记，借出前要先联系业主`,
    () => done({}),
  )
  return (
    <FormDrawer<Typed>
      title={`登记委托 ${key.number}`}
      save="登记"
      form={form}
      saving={write.isPending}
      problem={write.error}
      submit={({ until, ...typed }) =>
        write.mutate({ communityId, keyId: key.id, ...typed, until: (until ?? null) as never })
      }
      close={close}
    >
      <Form.Item name="partyId" label="委托人" rules={rulesOf(entrustKey.body, 'partyId')}>
        <PartyField people={people} autoFocus />
      </Form.Item>
      <Form.Item
        name="letterNumber"
        label="委托书编号"
        extra="业主签字的委托书原件存入住户档案。"
        rules={rulesOf(entrustKey.body, 'letterNumber')}
      >
        <Input />
      </Form.Item>
      <Form.Item name="purpose" label="委托事项" rules={rulesOf(entrustKey.body, 'purpose')}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <div className="usual-reasons">
        {['定期开窗通风', '代为查看漏水', '配合装修进场', '带客看房'].map((words) => (
          <button key={words} type="button" onClick={() => form.setFieldValue('purpose', words)}>
            {words}
          </button>
        ))}
      </div>
      <Form.Item name="until" label="委托到哪天" extra="不填为长期，到结束委托为止。">
        <DateField earliest={dayOf(serverNow())} />
      </Form.Item>
    </FormDrawer>
  )
}
