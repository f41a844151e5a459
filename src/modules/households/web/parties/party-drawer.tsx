import { Button, Drawer, Form } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../../ui/console/form-drawer.tsx'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { VersionConflict } from '../../../../ui/console/version-conflict.tsx'
import { isProblem } from '../../../../ui/shared/problem.ts'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../../ui/shared/use-call.ts'
import { changeParty, type Party, type PartyId, partyKindNames, sexNames, showParty } from '../../contract.ts'
import { registers } from '../refreshes.ts'
import { IdentityShown } from './identity-shown.tsx'
import { factsOf, IdentityFields, identityOf, PartyFields, type PartyTyped } from './party-fields.tsx'
import { PartyHouses } from './party-houses.tsx'
import { PossibleDuplicates } from './possible-duplicates.tsx'

/** One party by its id: data, phones, identity, houses, and who may be the same person. */
const PartyDrawer = ({ partyId, close }: { partyId: PartyId; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const { data, error, refetch } = useRead(showParty, { communityId, partyId })
  if (data !== undefined) return <PartyForm key={`${data.id}`} party={data} close={close} />
  return (
    <Drawer open size={560} title="业户" loading={error === null} onClose={close}>
      {error !== null && <ProblemAlert problem={error} again={() => void refetch()} />}
    </Drawer>
  )
}

const PartyForm = ({ party, close }: { party: Party; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<PartyTyped>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const [renewing, setRenewing] = useState(party.identityMasked === '')
  const mayManage = useHolds()('households.manage') && party.mergedInto === null
  const tell = useTell()
  const write = useWrite(changeParty, {
    refreshes: registers,
    onDone: (saved) => {
      tell.done(`${saved.party.name} 的资料已保存`)
      close()
    },
  })
  const save = (typed: PartyTyped, version: number) => {
    const identity = identityOf(typed)
    write.mutate({
      communityId,
      partyId: party.id,
      version,
      ...factsOf(typed),
      ...(identity === undefined ? {} : { identity }),
    })
  }
  const conflict = isProblem(write.error, 'households.changed-meanwhile')
  return (
    <FormDrawer<PartyTyped>
      title={`${party.name}（${partyKindNames[party.kind]}）`}
      save="保存"
      width={560}
      form={form}
      initial={typedFrom(party)}
      saving={write.isPending}
      problem={conflict ? null : write.error}
      submit={(typed) => save(typed, taken ?? party.version)}
      close={close}
      readOnly={!mayManage}
    >
      <VersionConflict<Party>
        problem={write.error}
        code="households.changed-meanwhile"
        fields={compared}
        keepMine={(version) => save(form.getFieldsValue(true), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(typedFrom(theirs) as never)
          write.reset()
        }}
      />
      <PartyHouses party={party} />
      <PossibleDuplicates party={party} close={close} />
      <PartyFields
        identity={
          renewing ? (
            <IdentityFields />
          ) : (
            <IdentityShown
              party={party}
              renew={
                mayManage ? (
                  <Button size="small" onClick={() => setRenewing(true)}>
                    更换
                  </Button>
                ) : null
              }
            />
          )
        }
      />
    </FormDrawer>
  )
}

const typedFrom = (party: Party): PartyTyped => ({
  kind: party.kind,
  name: party.name,
  sex: party.sex,
  birthDate: party.birthDate,
  phones: party.phones.map((phone) => ({ ...phone })),
  identity: { kind: party.identityKind ?? (party.kind === 'person' ? 'resident-id' : 'credit-code') },
  note: party.note,
  careNote: party.careNote,
})

const compared = [
  { name: 'kind', label: '类别', show: (kind: unknown) => partyKindNames[kind as Party['kind']] },
  { name: 'name', label: '姓名' },
  { name: 'phones', label: '电话', show: (phones: unknown) => phonesText(phones as Party['phones']) },
  { name: 'sex', label: '性别', show: (sex: unknown) => sexNames[sex as Party['sex']] || '（空）' },
  { name: 'birthDate', label: '出生日期' },
  { name: 'careNote', label: '关怀提示' },
  { name: 'note', label: '备注' },
] as const

const phonesText = (phones: Party['phones']): string =>
  phones.map(({ number, label }) => (label === '' ? number : `${number}（${label}）`)).join('、') || '（空）'

export default PartyDrawer
