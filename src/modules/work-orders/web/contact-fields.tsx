import { Form, Input, Radio, Select } from 'antd'
import { DateField } from '../../../ui/console/date-field.tsx'
import { dayOf, phoneOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type ContactOutcome, contactOutcomeNames, listContractors } from '../contract.ts'
import { choicesOf } from './form-words.ts'

/** Who was called, what was said, what was promised. */
export const ContactFields = () => {
  const form = Form.useFormInstance()
  const outcome: ContactOutcome | undefined = Form.useWatch('outcome', form)
  return (
    <>
      <Form.Item name="outcome" label="联系结果" rules={[{ required: true, message: '请选择联系结果' }]}>
        <Radio.Group optionType="button" className="choices" options={choicesOf(contactOutcomeNames)} />
      </Form.Item>
      {outcome === 'promised' && (
        <Form.Item name="promisedOn" label="约定日期" rules={[{ required: true, message: '请填写约定的日期' }]}>
          <DateField earliest={dayOf(serverNow())} />
        </Form.Item>
      )}
      {outcome !== 'unreached' && (
        <Form.Item name="spokeWith" label="对方接听人">
          <Input maxLength={40} />
        </Form.Item>
      )}
      <Form.Item name="said" label="通话内容">
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </>
  )
}

/** Which contractor: those that answer for the part stand first, each with its phone. */
export const ContractorField = ({ part }: { part: string | null }) => {
  const { id: communityId } = useCommunity()
  const { data, isPending } = useRead(listContractors, { communityId })
  const answers = (codes: readonly string[]) => part !== null && codes.includes(part)
  const sorted = [...(data?.contractors ?? [])].sort(
    (a, b) => Number(answers(b.partCodes)) - Number(answers(a.partCodes)),
  )
  return (
    <Form.Item
      name="contractorId"
      label="保修单位"
      rules={[{ required: true, message: '请选择保修单位' }]}
      extra={data?.contractors.length === 0 ? '还没有登记保修单位，请主管先在“事项 › 保修单位”里登记。' : undefined}
    >
      <Select
        autoFocus
        loading={isPending}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选择保修单位"
        options={sorted.map(({ id, name, contact, phone, partCodes }) => ({
          value: id,
          label: name,
          detail: `${contact} ${phoneOf(phone)}${answers(partCodes) ? ' · 负责此部位' : ''}`,
        }))}
        optionRender={({ label, data: one }) => (
          <>
            {label} <span className="quiet">{one.detail}</span>
          </>
        )}
      />
    </Form.Item>
  )
}
