import { Form, Input } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import type { PickedHouse } from '../../../ui/console/house-picker.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { changeKey, type Key } from '../contract.ts'
import { type KeyKind, keyKindNames } from '../words.ts'
import { factsOf, PlaceFields, type PlaceTyped } from './place-fields.tsx'
import { keyReads } from './use-key-write.ts'

type Typed = PlaceTyped & { readonly number: string }

/** 更正资料; of two who correct one key the second sees both versions. */
export const ChangeDrawer = ({ of: key, close }: { of: Key; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useWrite(changeKey, {
    refreshes: keyReads,
    onDone: ({ number }) => {
      tell.done(`${number} 的资料已更正`)
      close()
    },
  })
  const save = (typed: Typed, version: number) =>
    write.mutate({ communityId, keyId: key.id, version, number: typed.number, ...factsOf(typed) })
  return (
    <FormDrawer<Typed>
      title={`更正资料 ${key.number}`}
      save="保存"
      form={form}
      initial={typedFrom(key)}
      saving={write.isPending}
      problem={isProblem(write.error, 'keys.changed-meanwhile') ? null : write.error}
      submit={(typed) => save(typed, taken ?? key.version)}
      close={close}
    >
      <VersionConflict<Key>
        problem={write.error}
        code="keys.changed-meanwhile"
        fields={compared}
        keepMine={(version) => save(form.getFieldsValue(true), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(typedFrom(theirs))
          write.reset()
        }}
      />
      <Form.Item name="number" label="编号" rules={rulesOf(changeKey.body, 'number')}>
        <Input />
      </Form.Item>
      <PlaceFields form={form as never} />
    </FormDrawer>
  )
}

const typedFrom = (key: Key): Typed => ({
  number: key.number,
  kind: key.kind,
  house: key.houseId === null ? null : { id: key.houseId as PickedHouse['id'], name: key.place },
  publicAreaId: key.publicAreaId,
  facilityId: key.facilityId,
  label: key.label,
  pieces: key.pieces,
  note: key.note,
})

const compared = [
  { name: 'number', label: '编号' },
  { name: 'kind', label: '类别', show: (kind: unknown) => keyKindNames[kind as KeyKind] },
  { name: 'label', label: '名称' },
  { name: 'pieces', label: '数量' },
  { name: 'houseId', label: '房屋', show: (id: unknown) => (id === null ? '（空）' : '已选房屋') },
  { name: 'note', label: '备注' },
] as const
