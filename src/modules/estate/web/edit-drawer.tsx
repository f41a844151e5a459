import { Button, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { isProblem, type Problem } from '../../../ui/shared/problem.ts'
import { FieldList, type FieldOf, shownBy } from './field-list.tsx'

type Values = Readonly<Record<string, unknown>>

interface Write {
  readonly isPending: boolean
  readonly error: Problem | null
  readonly reset: () => void
}

interface EditDrawerProps {
  readonly title: string
  readonly schema: z.ZodObject
  /** Some fields hang on what was typed in others (the entrances on the building). */
  readonly fields: readonly FieldOf[] | ((typed: Values) => readonly FieldOf[])
  readonly initial: Values
  readonly readOnly: boolean
  readonly write: Write
  /** Saves; with a version, over the one that somebody else has saved meanwhile. */
  readonly save: (values: Values, version?: number | undefined) => void
  readonly remove?: { readonly name: string; readonly write: Write; readonly run: () => void }
  readonly close: () => void
  readonly width?: number
  readonly children?: ReactNode
  /** Drawn under the fields: what belongs to the thing (entrances of a building). */
  readonly below?: ReactNode
}

/** One thing of the estate to look at, to change, to make or to take away; two editors see both versions. */
export const EditDrawer = (props: EditDrawerProps) => {
  const { schema, write, save, remove, readOnly } = props
  const [form] = Form.useForm<Values>()
  const now = (Form.useWatch([], form) as Values | undefined) ?? props.initial
  const fields = typeof props.fields === 'function' ? props.fields(now) : props.fields
  const conflict = isProblem(write.error, 'estate.changed-meanwhile')
  // Whose values stand in the form: those of the version that was opened, or of the one taken over since.
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const typed = () => Object.fromEntries(fields.map(({ name }) => [name, form.getFieldValue(name)]))
  return (
    <FormDrawer<Values>
      title={props.title}
      save="保存"
      width={props.width ?? 520}
      form={form}
      initial={props.initial}
      saving={write.isPending}
      problem={conflict ? null : write.error}
      submit={() => save(typed(), taken)}
      close={props.close}
      readOnly={readOnly}
      extra={remove !== undefined && !readOnly && <RemoveButton {...remove} />}
    >
      <VersionConflict<Values>
        problem={write.error}
        code="estate.changed-meanwhile"
        fields={fields.map(shownBy)}
        keepMine={(version) => save(typed(), version)}
        takeTheirs={(theirs) => {
          form.setFieldsValue(Object.fromEntries(fields.map(({ name }) => [name, theirs[name]])))
          setTaken(theirs.version)
          write.reset()
        }}
      />
      {props.children}
      <FieldList fields={fields} schema={schema} />
      {props.below}
    </FormDrawer>
  )
}

const RemoveButton = ({ name, write, run }: { name: string; write: Write; run: () => void }) => {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        删除
      </Button>
      {asking && (
        <ReasonDialog
          title={`删除${name}`}
          confirm="删除"
          danger
          saving={write.isPending}
          problem={write.error}
          submit={run}
          close={() => setAsking(false)}
        >
          只有没有任何登记资料的才能删除。删除后不能恢复。
        </ReasonDialog>
      )}
    </>
  )
}
