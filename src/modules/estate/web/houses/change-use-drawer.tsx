import { Form } from 'antd'
import { FormDrawer } from '../../../../ui/console/form-drawer.tsx'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { dayOf } from '../../../../ui/shared/format.ts'
import { serverNow } from '../../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { changeUse, type HouseId, listUseChanges, showHouse, useMannerNames, useStatusNames } from '../../contract.ts'
import { choicesOf, FieldList, type FieldOf } from '../field-list.tsx'
import { asInput, useEdit } from '../use-edit.ts'

const fields: readonly FieldOf[] = [
  { name: 'useStatus', label: '改为', kind: 'choice', choices: choicesOf(useStatusNames), half: true },
  { name: 'on', label: '变更日期', kind: 'date', half: true },
  { name: 'manner', label: '变更方式', kind: 'choice', choices: choicesOf(useMannerNames) },
  { name: 'note', label: '说明', kind: 'line' },
]

/** §12.4.1: a change of use with its time and manner; the earlier ones stand below. */
const ChangeUseDrawer = ({ houseId, close }: { houseId: HouseId; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Record<string, unknown>>()
  const house = useRead(showHouse, { communityId, houseId })
  const changes = useRead(listUseChanges, { communityId, houseId })
  const write = useEdit(changeUse, { said: '用途变更已登记', close })
  const save = (values: Record<string, unknown>) =>
    write.mutate(asInput<typeof changeUse>({ communityId, houseId, version: house.data?.version ?? 0, ...values }))
  return (
    <FormDrawer<Record<string, unknown>>
      title={`用途变更 · ${house.data?.name ?? ''}`}
      save="登记"
      form={form}
      initial={{ on: dayOf(serverNow()), note: '' }}
      saving={write.isPending}
      problem={write.error}
      submit={save}
      close={close}
    >
      {house.error !== null && <ProblemAlert problem={house.error} again={() => void house.refetch()} />}
      {house.data !== undefined && (
        <p>
          现在登记的使用状况：<b>{useStatusNames[house.data.useStatus]}</b>
        </p>
      )}
      <FieldList fields={fields} schema={changeUse.body} />
      {(changes.data?.useChanges.length ?? 0) > 0 && <h3 className="field-heading">以前的变更</h3>}
      <ul className="use-changes">
        {changes.data?.useChanges.map(({ id, on, from, to, manner, note }) => (
          <li key={id}>
            {on} {useStatusNames[from]} → {useStatusNames[to]}
            <span className="quiet">
              {' '}
              {useMannerNames[manner]} {note}
            </span>
          </li>
        ))}
      </ul>
    </FormDrawer>
  )
}

export default ChangeUseDrawer
