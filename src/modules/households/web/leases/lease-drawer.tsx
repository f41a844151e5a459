import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { DateField } from '../../../../ui/console/date-field.tsx'
import { FormDrawer } from '../../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { VersionConflict } from '../../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../../ui/shared/problem.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { correctLease, type Lease, recordLease } from '../../contract.ts'
import { lastDayOf, untilOf } from '../../period-text.ts'
import PartyField, { type PickedParty } from '../party-field.tsx'
import { registers } from '../refreshes.ts'
import '../fields.css'
import './leases.css'

interface Typed {
  readonly part: string
  readonly from: string
  readonly lastDay: string
  readonly tenants: readonly (PickedParty | null)[]
  readonly interiorRenovation: string
  readonly note: string
}

interface LeaseDrawerProps {
  readonly house: { readonly id: Lease['houseId']; readonly name: string }
  /** The lease to correct or prolong; without it a new one is recorded. */
  readonly lease?: Lease
  readonly close: () => void
}

/** §12.4.4: tenant, lease period, part of the house, interior renovation, other. */
export const LeaseDrawer = ({ house, lease, close }: LeaseDrawerProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const onDone = () => {
    tell.done(`${house.name} 的租约已保存`)
    close()
  }
  const record = useWrite(recordLease, { refreshes: registers, onDone })
  const correct = useWrite(correctLease, { refreshes: registers, onDone })
  const write = lease === undefined ? record : correct
  const save = (typed: Typed, version?: number | undefined) => {
    const facts = {
      part: typed.part,
      from: typed.from as never,
      until: untilOf(typed.lastDay),
      tenants: typed.tenants.flatMap((party) => (party === null ? [] : [party.id])),
      interiorRenovation: typed.interiorRenovation,
      note: typed.note,
    }
    if (lease === undefined) return record.mutate({ communityId, houseId: house.id, ...facts })
    return correct.mutate({ communityId, leaseId: lease.id, version: version ?? lease.version, ...facts })
  }
  return (
    <FormDrawer<Typed>
      title={`${lease === undefined ? '登记租约' : '续签或更正租约'} · ${house.name}`}
      save="保存租约"
      width={560}
      form={form}
      initial={lease === undefined ? { part: '', tenants: [null], interiorRenovation: '', note: '' } : typedOf(lease)}
      saving={write.isPending}
      problem={isProblem(write.error, 'households.changed-meanwhile') ? null : write.error}
      submit={(typed) => save(typed, taken)}
      close={close}
    >
      <VersionConflict<Lease>
        problem={write.error}
        code="households.changed-meanwhile"
        fields={compared}
        keepMine={(version) => save(form.getFieldsValue(true), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(typedOf(theirs) as never)
          write.reset()
        }}
      />
      <Tenants />
      <div className="fields-in-row">
        <Form.Item name="from" label="起租日" rules={[{ required: true, message: '请选择起租日' }]}>
          <DateField />
        </Form.Item>
        <Form.Item
          name="lastDay"
          label="最后一天"
          extra="这一天也在租期内；续签时改晚。"
          rules={[{ required: true, message: '请选择最后一天' }]}
        >
          <DateField />
        </Form.Item>
      </div>
      <Form.Item
        name="part"
        label="出租部位"
        extra="整套出租就不填；只租一间写清楚，例如：主卧。"
        rules={rulesOf(recordLease.body, 'part')}
      >
        <Input placeholder="整套" />
      </Form.Item>
      <Form.Item name="interiorRenovation" label="室内装修情况" rules={rulesOf(recordLease.body, 'interiorRenovation')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="note" label="备注" rules={rulesOf(recordLease.body, 'note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDrawer>
  )
}

const Tenants = () => (
  <Form.List name="tenants">
    {(fields, { add, remove }) => (
      <div role="group" aria-label="承租人" className="tenants">
        <div className="field-heading">承租人</div>
        {fields.map(({ key, name }, at) => (
          <div key={key} className="tenant">
            <Form.Item name={name} rules={[{ required: true, message: '请选择承租人' }]}>
              <PartyField label={`承租人 ${at + 1}`} placeholder="承租人姓名或单位" />
            </Form.Item>
            {fields.length > 1 && (
              <Button type="link" danger onClick={() => remove(name)} aria-label={`删去承租人 ${at + 1}`}>
                删去
              </Button>
            )}
          </div>
        ))}
        <Button type="dashed" onClick={() => add(null)}>
          添加承租人
        </Button>
      </div>
    )}
  </Form.List>
)

const typedOf = (lease: Lease): Typed => ({
  part: lease.part,
  from: lease.from,
  lastDay: lastDayOf(lease.until),
  tenants: lease.tenants.map(({ partyId, name }) => ({ id: partyId, name })),
  interiorRenovation: lease.interiorRenovation,
  note: lease.note,
})

const compared = [
  { name: 'from', label: '起租日' },
  { name: 'until', label: '最后一天', show: (until: unknown) => lastDayOf(until as Lease['until']) },
  { name: 'part', label: '出租部位' },
  { name: 'interiorRenovation', label: '室内装修情况' },
  { name: 'note', label: '备注' },
] as const
