import { Button, Form, Input } from 'antd'
import { useFieldFaults } from '../../../ui/console/form-drawer.tsx'
import type { CardActionProps } from '../../../ui/console/module.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { logRepair } from '../contract.ts'
import { CallerFields, type CallerTyped, callerOf } from './caller-fields.tsx'
import RepairFields, { type RepairTyped } from './repair-fields.tsx'

type Typed = RepairTyped & CallerTyped

/** 报修 from the household card: where is known, who is one click, what is broken is typed. */
const RepairForm = ({ communityId, house, close }: CardActionProps) => {
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  const write = useMatterWrite(logRepair)
  useFieldFaults(form, write.error)
  useShortcuts([{ keys: 'ctrl+enter', label: '登记', run: () => form.submit() }], { title: '登记报修', covers: true })
  const save = async ({ dispatchTo, ...typed }: Typed) => {
    const logged = await write
      .mutateAsync({
        communityId,
        category: typed.category,
        title: typed.title,
        description: typed.description ?? '',
        priority: typed.priority,
        appointment: typed.appointment ?? '',
        ...(typed.part === undefined ? {} : { part: typed.part }),
        place: { kind: 'house', id: house.id },
        ...callerOf(house, typed),
        ...(dispatchTo ? { dispatchTo } : {}),
      } as never)
      .catch(() => undefined)
    if (logged === undefined) return
    tell.done(`已登记 ${logged.number}${dispatchTo ? '，已派工' : ''}`)
    close()
  }
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      initialValues={firstCaller(house)}
      onFinish={(typed) => void save(typed)}
    >
      <RepairFields communityId={communityId} place={{ kind: 'house', id: house.id }} />
      <div className="two-columns">
        <CallerFields house={house} />
        <Form.Item name="callerPhone" label="联系电话">
          <Input type="tel" autoComplete="off" />
        </Form.Item>
      </div>
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

const firstCaller = (house: CardActionProps['house']): Partial<Typed> => {
  const first = house.people[0]
  return first ? { callerName: first.name, callerPhone: first.phone } : {}
}

export default RepairForm
