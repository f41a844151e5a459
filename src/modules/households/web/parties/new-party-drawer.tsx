import { Form } from 'antd'
import { FormDrawer } from '../../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { createParty, type Duplicate, duplicateReasonNames, type Party } from '../../contract.ts'
import { registers } from '../refreshes.ts'
import { factsOf, IdentityFields, identityOf, PartyFields, type PartyTyped } from './party-fields.tsx'

interface NewPartyDrawerProps {
  readonly name?: string
  readonly close: () => void
  readonly made: (party: Party, duplicates: readonly Duplicate[]) => void
}

/** Records a new party. Others that look like the same person are told, never merged silently. */
export const NewPartyDrawer = ({ name = '', close, made }: NewPartyDrawerProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<PartyTyped>()
  const tell = useTell()
  const write = useWrite(createParty, {
    refreshes: registers,
    onDone: ({ party, duplicates }) => {
      if (duplicates.length === 0) tell.done(`${party.name} 已登记`)
      else tell.note(`${party.name} 已登记。可能与${duplicates.map(nameOf).join('、')}是同一人，请打开业户核对后合并。`)
      made(party, duplicates)
    },
  })
  return (
    <FormDrawer<PartyTyped>
      title="新建业户"
      save="登记"
      width={560}
      form={form}
      initial={{
        kind: /(公司|店|中心|委员会|银行|学校|集团|厂)$/.test(name) ? 'organisation' : 'person',
        name,
        sex: '',
        birthDate: null,
        phones: [{ number: '', label: '' }],
        identity: { kind: 'resident-id' },
        note: '',
        careNote: '',
      }}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, ...factsOf(typed), identity: identityOf(typed) ?? null })}
      close={close}
    >
      <PartyFields identity={<IdentityFields />} />
    </FormDrawer>
  )
}

const nameOf = ({ name, spellings, reasons }: Duplicate): string =>
  `“${name}${spellings.length > 0 ? ` ${spellings[0]}` : ''}”（${reasons.map((one) => duplicateReasonNames[one]).join('、')}）`
