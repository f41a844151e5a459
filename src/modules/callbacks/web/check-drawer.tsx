import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { Facts } from '../../../ui/console/matter-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { dateTimeOf, phoneOf } from '../../../ui/shared/format.ts'
import { useCommunity, useHolds, useSession } from '../../../ui/shared/session.tsx'
import type { Assignee } from '../../matters/contract.ts'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { NoticeFields, type NoticeTyped, usualDeadline } from '../../quality/web/index.tsx'
import {
  checkSampled,
  listSamples,
  readSample,
  type SampleItem,
  type Satisfaction,
  satisfactionNames,
  type Verdict,
  verdictNames,
} from '../contract.ts'
import { gradesOf } from './callback-words.tsx'

interface CheckTyped {
  readonly verdict: Verdict
  readonly satisfaction?: Satisfaction
  readonly differs?: string
  readonly note?: string
  readonly notice: boolean
  readonly rectification?: NoticeTyped
}

interface CheckDrawerProps {
  readonly month: string
  readonly item: SampleItem
  readonly onward: string
  readonly close: () => void
  readonly done: () => void
}

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** The manager rings up again and writes down whether the owner says the same as the first time. */
export const CheckDrawer = ({ month, item, onward, close, done }: CheckDrawerProps) => {
  const { id: communityId } = useCommunity()
  const { person } = useSession()
  const may = useHolds()
  const [form] = Form.useForm<CheckTyped>()
  const tell = useTell()
  const verdict = Form.useWatch('verdict', form)
  const notice = Form.useWatch('notice', form) ?? false
  const own = item.recordedById === person.staffId
  const write = useMatterWrite(checkSampled, { refreshes: [readSample, listSamples] })
  const submit = (typed: CheckTyped) =>
    write.mutate(
      { communityId, month, matterId: item.id, itemVersion: item.itemVersion, ...checkedOf(typed) } as never,
      {
        onSuccess: () => {
          tell.done(`${item.number} 抽查已记录`)
          done()
        },
      },
    )
  return (
    <FormDrawer<CheckTyped>
      title={`抽查 ${item.number}`}
      save={onward}
      width={560}
      form={form}
      initial={{
        ...(item.verdict ? { verdict: item.verdict } : {}),
        ...(item.secondSatisfaction ? { satisfaction: item.secondSatisfaction } : {}),
        differs: item.differs,
        note: item.note,
        notice: false,
        rectification: { to: { role: 'supervisor' } as Assignee, deadline: usualDeadline() } as NoticeTyped,
      }}
      saving={write.isPending}
      problem={write.error}
      submit={submit}
      close={close}
      readOnly={!may('callbacks.sample')}
    >
      <section className="callback-whom" aria-label="打给谁">
        <div>
          <b>{item.callee || '住户'}</b> {item.place.name}
        </div>
        {item.phone.includes('*') || item.phone === '' ? (
          <span className="figures">{item.phone || '没有留电话'}</span>
        ) : (
          <Button type="primary" ghost href={`tel:${item.phone}`} className="figures">
            {phoneOf(item.phone)}
          </Button>
        )}
      </section>
      <Facts
        facts={[
          ['回访事由', item.title],
          ['相关单号', item.aboutNumber],
          ['维修技工', item.technician],
          ['第一次回访', item.recordedAt && `${dateTimeOf(item.recordedAt)} ${item.recordedBy}`],
          ['第一次满意度', item.satisfaction && satisfactionNames[item.satisfaction]],
          ['第一次评价', gradesOf(item)],
          ['第一次意见', item.opinion],
          ['发现问题', item.problem && '是'],
          ['整改通知', item.secondRectification?.number],
        ]}
      />
      {own && <p className="callback-bad">这是您自己做的回访，请由另一位经理抽查。</p>}
      <Form.Item name="verdict" label="与第一次对照" rules={[{ required: true, message: '请选择对照结果' }]}>
        <Radio.Group className="choices" optionType="button" options={choicesOf(verdictNames)} />
      </Form.Item>
      {verdict !== 'unreached' && (
        <Form.Item name="satisfaction" label="第二次满意度">
          <Radio.Group className="choices" optionType="button" options={choicesOf(satisfactionNames)} />
        </Form.Item>
      )}
      {verdict === 'differs' && (
        <>
          <Form.Item
            name="differs"
            label="不一致之处"
            rules={[{ required: true, whitespace: true, message: '请写明哪里不一致' }]}
          >
            <Input.TextArea rows={2} maxLength={1000} placeholder="例如：住户说没有人回访过" />
          </Form.Item>
          {item.secondRectification === null && (
            <Form.Item name="notice" valuePropName="checked">
              <Checkbox>开整改通知</Checkbox>
            </Form.Item>
          )}
          {notice && (
            <section className="callback-problem" aria-label="整改通知">
              <NoticeFields under="rectification" />
            </section>
          )}
        </>
      )}
      <Form.Item name="note" label="说明" rules={rulesOf(checkSampled.body, 'note')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  )
}

/** What goes to the server; what belongs to another result is left out. */
const checkedOf = (typed: CheckTyped) => ({
  verdict: typed.verdict,
  satisfaction: typed.verdict === 'unreached' ? null : (typed.satisfaction ?? null),
  differs: typed.verdict === 'differs' ? (typed.differs ?? '') : '',
  note: typed.note ?? '',
  rectification: typed.verdict === 'differs' && typed.notice ? (typed.rectification ?? null) : null,
})
