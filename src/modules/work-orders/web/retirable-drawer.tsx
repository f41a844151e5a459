import { Button, Form } from 'antd'
import { type ComponentProps, type ReactNode, useState } from 'react'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'

interface Retirable {
  readonly version: number
  readonly retired: boolean
}

interface RetirableDrawerProps<T extends Retirable> {
  readonly title: string
  /** Left out: a new one is made. */
  readonly thing?: T | undefined
  /** What a new one begins with. */
  readonly usual: Partial<T>
  readonly create: Endpoint
  readonly change: Endpoint
  /** The thing's own part of the path of `change`. */
  readonly named: (thing: T) => object
  readonly refreshes: readonly Endpoint[]
  /** Code of the refusal that brings both versions back. */
  readonly conflict: string
  readonly compared: ComponentProps<typeof VersionConflict<T>>['fields']
  readonly readOnly?: boolean
  readonly close: () => void
  readonly children: ReactNode
}

/** One thing that a community sets for itself: to add, to change, to retire and to take back. */
export const RetirableDrawer = <T extends Retirable>(props: RetirableDrawerProps<T>) => {
  const { thing, conflict } = props
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<T>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useWrite(thing === undefined ? props.create : props.change, {
    refreshes: props.refreshes,
    onDone: () => {
      tell.done('已保存')
      props.close()
    },
  })
  const retired = thing?.retired ?? false
  const save = (o: { version?: number; retired?: boolean } = {}) => {
    const version = o.version ?? taken ?? thing?.version
    const same = thing && { ...props.named(thing), version, retired: o.retired ?? retired }
    write.mutate({ ...form.getFieldsValue(), ...same, communityId } as never)
  }
  return (
    <FormDrawer<T>
      title={props.title}
      save="保存"
      form={form}
      initial={(thing ?? props.usual) as Partial<T>}
      readOnly={props.readOnly ?? false}
      saving={write.isPending}
      problem={write.error?.code === conflict ? null : write.error}
      submit={() => save()}
      close={props.close}
      extra={
        thing !== undefined &&
        props.readOnly !== true && (
          <Button danger={!retired} onClick={() => save({ retired: !retired })}>
            {retired ? '恢复使用' : '停用'}
          </Button>
        )
      }
    >
      <VersionConflict<T>
        problem={write.error}
        code={conflict}
        fields={props.compared}
        keepMine={(version) => save({ version })}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs as never)
          write.reset()
        }}
      />
      {props.children}
    </FormDrawer>
  )
}
