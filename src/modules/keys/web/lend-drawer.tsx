import { Checkbox, Form } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import type { PaperId } from '../../papers/contract.ts'
import { lendKey } from '../contract.ts'
import { firstLoan, LendFields, type LendTyped, loanOf } from './lend-fields.tsx'
import type { StepProps } from './step-props.ts'
import { useKeyStep } from './use-key-write.ts'

/** 借出: the slip can go to the printer right after. */
export const LendDrawer = ({ of: key, close, done }: StepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<LendTyped>()
  const [printing, setPrinting] = useState(true)
  const write = useKeyStep(
    lendKey,
    (lent) => `${lent.number} 已借给 ${lent.loan?.borrowerName}`,
    (lent) => done({ print: printing ? ((lent.loan?.paperId ?? undefined) as PaperId | undefined) : undefined }),
  )
  return (
    <FormDrawer<LendTyped>
      title={`借出 ${key.number}${key.place && ` · ${key.place}`}`}
      save="借出"
      form={form}
      initial={firstLoan()}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, keyId: key.id, ...loanOf(typed) })}
      close={close}
      extra={
        <Checkbox checked={printing} onChange={(event) => setPrinting(event.target.checked)}>
          打印借用单
        </Checkbox>
      }
    >
      <LendFields form={form} of={key} />
    </FormDrawer>
  )
}
