import { Button } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from '../../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { maskedPhone } from '../../../../ui/shared/format.ts'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../../ui/shared/use-call.ts'
import { type Duplicate, duplicateReasonNames, listDuplicates, mergeParty, type Party } from '../../contract.ts'
import { registers } from '../refreshes.ts'

/** Records that look like the same person: shown with the reason, merged only by somebody who may and says why. */
export const PossibleDuplicates = ({ party, close }: { party: Party; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const mayMerge = useHolds()('households.merge')
  const tell = useTell()
  const [into, setInto] = useState<Duplicate | undefined>(undefined)
  const { data } = useRead(listDuplicates, { communityId, partyId: party.id }, { enabled: party.mergedInto === null })
  const write = useWrite(mergeParty, {
    refreshes: [...registers, listDuplicates],
    onDone: ({ name }) => {
      tell.done(`已合并到 ${name}`)
      close()
    },
  })
  const duplicates = data?.duplicates ?? []
  if (duplicates.length === 0) return null
  return (
    <section className="party-extra party-doubts" aria-labelledby="party-doubts">
      <h3 id="party-doubts">可能是同一人</h3>
      <ul>
        {duplicates.map((one) => (
          <li key={one.partyId}>
            <b>{one.name}</b>
            <span className="quiet">
              {[...one.spellings, ...one.phones.map(maskedPhone), one.identityMasked]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
            <span>{one.reasons.map((reason) => duplicateReasonNames[reason]).join('、')}</span>
            {mayMerge && (
              <Button size="small" onClick={() => setInto(one)}>
                合并到这条
              </Button>
            )}
          </li>
        ))}
      </ul>
      {into !== undefined && (
        <ReasonDialog
          title={`把 ${party.name} 合并到 ${into.name}`}
          confirm="合并"
          reason="合并原因"
          usual={['重复登记', '导入时重复']}
          danger
          saving={write.isPending}
          problem={write.error}
          submit={(reason) =>
            write.mutate({ communityId, partyId: party.id, version: party.version, into: into.partyId, reason })
          }
          close={() => setInto(undefined)}
        >
          这条记录的产权、租约、住户和车辆都归到 {into.name} 名下，这条记录只留作查阅。合并后不能自动拆开。
        </ReasonDialog>
      )}
    </section>
  )
}
