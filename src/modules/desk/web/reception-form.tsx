import { AutoComplete, Button, Form, Input, Radio } from 'antd'
import { Suspense, useState } from 'react'
import { useFieldFaults } from '../../../ui/console/form-drawer.tsx'
import type { CardHouse } from '../../../ui/console/module.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listColleagues } from '../../access/contract.ts'
import { HouseField } from '../../households/web/index.tsx'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { RepairFields } from '../../work-orders/web/index.tsx'
import {
  countMissedCalls,
  countUrgentComplaints,
  deskChannelNames,
  listCalls,
  listComplaints,
  listMissedCalls,
  listReceptions,
  logCall,
  type Outcome,
  outcomeNames,
  receive,
  receptionNames,
  requestNames,
} from '../contract.ts'
import { choicesOf } from './choices.ts'
import { ComplaintFields } from './complaint-fields.tsx'
import { HintLines } from './hint-lines.tsx'
import { usePeopleOf } from './house-of-form.ts'
import { type ReceptionTyped, saidOf } from './reception-typed.ts'
import { RequestFields } from './request-fields.tsx'
import { RunningTime, secondsBetween } from './running-time.tsx'
import '../../../ui/console/form.css'
import './desk.css'

interface ReceptionFormProps {
  /** The house whose card is open; without one it may be found in the form. */
  readonly house?: CardHouse
  readonly kind?: Outcome
  readonly channel?: ReceptionTyped['channel']
  /** The call that is being taken: its number, and when it rang. */
  readonly phone?: string | undefined
  readonly rangAt?: string | undefined
  readonly close: () => void
}

const refreshes = [listCalls, listReceptions, listComplaints, countUrgentComplaints, listMissedCalls, countMissedCalls]

/** 接待登记: one form for whatever comes by whatever channel, and for what it leads to. */
const ReceptionForm = ({ house: given, close, ...preset }: ReceptionFormProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<ReceptionTyped>()
  const tell = useTell()
  // The call began when it rang, or when the clerk opened the form; what is written down has that time and length.
  const [startedAt] = useState(() => (preset.rangAt === undefined ? serverNow() : new Date(preset.rangAt)))
  const channel = Form.useWatch('channel', form) ?? 'phone'
  const kind = Form.useWatch('kind', form)
  const classCode = Form.useWatch(['complaint', 'class'], form)
  const picked = Form.useWatch('house', form)
  const house = given ?? picked
  const people = usePeopleOf(picked, given)
  const colleagues = useRead(listColleagues, { communityId }, { enabled: kind === 'praise' }).data?.colleagues ?? []
  const call = useMatterWrite(logCall, { refreshes })
  const visit = useMatterWrite(receive, { refreshes })
  const write = channel === 'phone' ? call : visit
  useFieldFaults(form, write.error)
  useShortcuts([{ keys: 'ctrl+enter', label: '登记', run: () => form.submit() }], { title: '接待登记', covers: true })

  const save = async (typed: ReceptionTyped) => {
    const said = saidOf({ ...typed, house: house ?? null }, { colleagues, people })
    const saved = channel === 'phone' ? await logged(typed.kind, said) : await received(typed.kind, said)
    if (saved === undefined) return
    tell.done(saved.number === null ? '已登记' : `已登记 ${saved.number}${saved.closed ? '，已办结' : ''}`)
    close()
  }
  const logged = async (outcome: Outcome, said: ReturnType<typeof saidOf>) => {
    const times = { startedAt: startedAt.toISOString(), lengthSeconds: secondsBetween(startedAt, serverNow()) }
    const row = await call.mutateAsync({ communityId, outcome, ...times, ...said } as never).catch(() => undefined)
    return row && { number: row.matterNumber, closed: said.answer !== '' }
  }
  const received = (chosen: Outcome, said: ReturnType<typeof saidOf>) =>
    visit.mutateAsync({ communityId, channel, kind: chosen, ...said } as never).catch(() => undefined)

  const chose = (name: string) => {
    const phone = people.find((person) => person.name === name)?.phone
    if (phone) form.setFieldValue('phone', phone)
  }
  const first = given?.people[0]
  return (
    <Form<ReceptionTyped>
      form={form}
      layout="vertical"
      initialValues={{
        channel: preset.channel ?? 'phone',
        kind: preset.kind ?? 'enquiry',
        ...(first ? { callerName: first.name, phone: first.phone } : {}),
        ...(preset.phone ? { phone: preset.phone } : {}),
      }}
      onFinish={(typed) => void save(typed)}
    >
      <div className="channel-line">
        <Form.Item name="channel" label="渠道">
          <Radio.Group className="choices" optionType="button" options={choicesOf(deskChannelNames)} />
        </Form.Item>
        {channel === 'phone' && <RunningTime since={startedAt} />}
      </div>
      {given === undefined && (
        <Suspense fallback={null}>
          <Form.Item name="house" label="房号">
            <HouseField placeholder="房号、姓名、电话后 4 位；找不到或与房屋无关就不填" />
          </Form.Item>
        </Suspense>
      )}
      <Form.Item name="content" label="内容" rules={rulesOf(receive.body, 'content')}>
        <Input.TextArea autoFocus rows={3} maxLength={2000} placeholder="一两句话写清楚" />
      </Form.Item>
      <Form.Item name="kind" label="事由">
        <Radio.Group
          className="choices"
          optionType="button"
          options={choicesOf(channel === 'phone' ? callOutcomes : receptionNames)}
        />
      </Form.Item>
      <HintLines
        houseId={house?.id}
        kind={kind !== undefined && kind in receptionNames ? (kind as never) : undefined}
        classCode={kind === 'complaint' ? classCode : undefined}
      />
      <div className="two-columns">
        <Form.Item name="callerName" label={channel === 'phone' ? '来电人' : '来访人'}>
          <AutoComplete
            options={people.map(({ id, name, phone }) => ({ key: id, value: name, label: `${name} ${phone}` }))}
            onSelect={chose}
            maxLength={60}
          />
        </Form.Item>
        <Form.Item name="phone" label={channel === 'phone' ? '来电号码' : '联系电话'}>
          <Input type="tel" autoComplete="off" />
        </Form.Item>
      </div>
      {/* What is loaded late must not take the focus from what is being typed. */}
      <Suspense fallback={<p className="quiet">…</p>}>
        {kind === 'repair' && (
          <RepairFields
            communityId={communityId}
            under="repair"
            withoutTitle
            {...(house == null ? {} : { place: { kind: 'house', id: house.id } })}
          />
        )}
        {kind === 'complaint' && <ComplaintFields houseId={house?.id} />}
        {kind !== undefined && kind in requestNames && <RequestFields kind={kind as never} colleagues={colleagues} />}
      </Suspense>
      {write.error !== null && <ProblemAlert problem={write.error} />}
      <div className="form-foot">
        <Button onClick={close}>取消</Button>
        <Button type="primary" htmlType="submit" loading={write.isPending} title="Ctrl + 回车">
          登记
        </Button>
      </div>
    </Form>
  )
}

const { incident: _, ...callOutcomes } = outcomeNames

export default ReceptionForm
