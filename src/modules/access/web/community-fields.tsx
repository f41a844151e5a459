import { Form, Input } from 'antd'
import type { z } from 'zod'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { communityKindNames } from '../contract.ts'

export const kindChoices = Object.entries(communityKindNames).map(([value, label]) => ({ value, label }))

/** Address and the three phones, the same in a new community and an old one. */
export const CommunityPhones = ({ schema }: { schema: z.ZodObject }) => (
  <>
    <Form.Item name="address" label="地址" rules={rulesOf(schema, 'address')}>
      <Input />
    </Form.Item>
    <Form.Item name="servicePhone" label="服务电话" rules={rulesOf(schema, 'servicePhone')}>
      <Input type="tel" />
    </Form.Item>
    <Form.Item name="complaintPhone" label="投诉电话" rules={rulesOf(schema, 'complaintPhone')}>
      <Input type="tel" />
    </Form.Item>
    <Form.Item
      name="emergencyPhone"
      label="应急电话"
      extra="夜间和节假日打得通的电话。"
      rules={rulesOf(schema, 'emergencyPhone')}
    >
      <Input type="tel" />
    </Form.Item>
  </>
)
