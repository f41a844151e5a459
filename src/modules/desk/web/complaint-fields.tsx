import { Form, Input, Radio, Select } from 'antd'
import { momentOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { AssigneeField } from '../../matters/web/index.tsx'
import { listComplaintClasses, severityNames, similarComplaints } from '../contract.ts'
import { choicesOf } from './choices.ts'

/** Class, severity, who is responsible, and the earlier complaint that this one repeats. */
export const ComplaintFields = ({ houseId }: { houseId: string | undefined }) => {
  const { id: communityId } = useCommunity()
  const form = Form.useFormInstance()
  const classCode: string | undefined = Form.useWatch(['complaint', 'class'], form)
  const severity: string | undefined = Form.useWatch(['complaint', 'severity'], form)
  const classes = useRead(listComplaintClasses, { communityId }).data?.classes ?? []
  const chosen = classes.find(({ code }) => code === classCode)
  return (
    <>
      <Form.Item name={['complaint', 'class']} label="投诉类别" rules={[{ required: true, message: '请选择投诉类别' }]}>
        <Radio.Group
          className="choices"
          optionType="button"
          options={classes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Earlier houseId={houseId} classCode={classCode} />
      <div className="two-columns">
        <Form.Item name={['complaint', 'severity']} label="程度" initialValue="ordinary">
          <Radio.Group className="choices" optionType="button" options={choicesOf(severityNames)} />
        </Form.Item>
        <Form.Item name={['complaint', 'department']} label="责任部门">
          <Input maxLength={20} placeholder={chosen?.department ?? ''} autoComplete="off" />
        </Form.Item>
      </div>
      {severity === 'serious' ? (
        <p className="promise">严重投诉登记后立即转给经理。24 小时内处理，72 小时内答复业主。</p>
      ) : (
        <Form.Item name={['complaint', 'to']} label="转给" extra="不选则由客服承办。24 小时内处理，72 小时内答复业主。">
          <AssigneeField />
        </Form.Item>
      )}
    </>
  )
}

/** Suggested where the same house complained of the same class before; offered, not imposed. */
const Earlier = ({ houseId, classCode }: { houseId: string | undefined; classCode: string | undefined }) => {
  const { id: communityId } = useCommunity()
  const enabled = houseId !== undefined && classCode !== undefined
  const { data } = useRead(
    similarComplaints,
    { communityId, houseId: (houseId ?? '') as never, class: classCode ?? '' },
    { enabled },
  )
  const earlier = enabled ? (data?.complaints ?? []) : []
  if (earlier.length === 0) return null
  return (
    <Form.Item
      name={['complaint', 'repeatOf']}
      label="重复投诉"
      extra={`这户近期有 ${earlier.length} 件同类投诉，是同一件事请关联。`}
    >
      <Select
        allowClear
        placeholder="不是同一件事"
        options={earlier.map(({ matterId, number, title, registeredAt, stateName }) => ({
          value: matterId,
          label: `${number} ${title}（${momentOf(registeredAt)}，${stateName}）`,
        }))}
      />
    </Form.Item>
  )
}
