import { AutoComplete, Form } from 'antd'
import { DateField } from '../../../../ui/console/date-field.tsx'
import { FormDrawer } from '../../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { rulesOf } from '../../../../ui/shared/form-rules.ts'
import { dayOf } from '../../../../ui/shared/format.ts'
import { serverNow } from '../../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import type { HouseId } from '../../../estate/contract.ts'
import { moveIn } from '../../contract.ts'
import { untilOf } from '../../period-text.ts'
import PartyField, { type PickedParty } from '../party-field.tsx'
import { registers } from '../refreshes.ts'

interface Typed {
  readonly party: PickedParty
  readonly relation: string
  readonly from: string
  readonly lastDay?: string | null
}

interface MoveInDrawerProps {
  readonly house: { readonly id: HouseId; readonly name: string }
  readonly close: () => void
}

const relations = ['本人', '配偶', '子女', '父母', '亲属', '合租人', '保姆', '员工']

/** Records somebody who lives or works in the house, by whatever right. */
export const MoveInDrawer = ({ house, close }: MoveInDrawerProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  const write = useWrite(moveIn, {
    refreshes: registers,
    onDone: ({ name }) => {
      tell.done(`${name} 已登记为 ${house.name} 的住户`)
      close()
    },
  })
  const save = ({ party, relation, from, lastDay }: Typed) =>
    write.mutate({
      communityId,
      houseId: house.id,
      partyId: party.id,
      relation,
      from: from as never,
      until: lastDay ? untilOf(lastDay) : null,
    })
  return (
    <FormDrawer<Typed>
      title={`添加住户 · ${house.name}`}
      save="登记入住"
      form={form}
      initial={{ relation: '', from: dayOf(serverNow()) }}
      saving={write.isPending}
      problem={write.error}
      submit={save}
      close={close}
    >
      <Form.Item
        name="party"
        label="姓名"
        extra="没有登记过的人，输入姓名后选“新建”。"
        rules={[{ required: true, message: '请选择住户' }]}
      >
        <PartyField />
      </Form.Item>
      <Form.Item name="relation" label="与业主关系" rules={rulesOf(moveIn.body, 'relation')}>
        <AutoComplete options={relations.map((value) => ({ value }))} showSearch={{ filterOption: true }} />
      </Form.Item>
      <Form.Item name="from" label="入住日期" rules={[{ required: true, message: '请选择入住日期' }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="lastDay" label="预计住到" extra="不确定就不填，搬走时再登记。">
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}
