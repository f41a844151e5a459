import { useState } from 'react'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type MatterFaceProps, MatterView } from '../../matters/web/index.tsx'
import { type RepairAction, type RepairState, readRepair, repairProcess, technicianActions } from '../contract.ts'
import { RepairStep } from './repair-step.tsx'

/** A repair in the drawer: its steps come from the same table by which the server refuses. */
const RepairFace = (props: MatterFaceProps) => {
  const { matter } = props
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [step, setStep] = useState<RepairAction | undefined>(undefined)
  const { data } = useRead(readRepair, { communityId, matterId: matter.id })
  const repair = data?.repair
  const allowed = (action: RepairAction): boolean => {
    if (action === 'assign') return may('matters.assign')
    // Taking an order is the technician's own act; the desk records the rest for one who rings in.
    if (action === 'accept') return false
    return technicianActions.includes(action) ? may('work-orders.do') : may('work-orders.dispatch')
  }
  const state = matter.state as RepairState
  const actions = deskFirst(repairProcess.actionsFrom(state).filter(allowed))
  return (
    <>
      <MatterView
        {...props}
        paused={matter.state === 'waiting' ? repair?.waitingReason : undefined}
        actions={actions.map((action) => ({
          id: action,
          label: labelOf(action, state),
          danger: action === 'cancel',
          run: () => setStep(action),
        }))}
        facts={[
          ['类别', repair?.categoryName],
          ['预约', repair?.appointment],
          ['退单原因', matter.state === 'returned' ? repair?.returnReason : ''],
          ['到场', repair?.onSiteAt && dateTimeOf(repair.onSiteAt)],
          ['完工', repair?.doneAt && dateTimeOf(repair.doneAt)],
          ['处理结果', repair?.result],
          ['用料', repair?.materials],
        ]}
      />
      {step !== undefined && <RepairStep matter={matter} action={step} close={() => setStep(undefined)} />}
    </>
  )
}

/** What the desk does itself comes first, what it records for the technician then, withdrawing last. */
const deskFirst = (actions: readonly RepairAction[]): RepairAction[] => {
  const rank = (action: RepairAction) => (technicianActions.includes(action) ? 1 : 0) + (action === 'cancel' ? 2 : 0)
  return [...actions].sort((a, b) => rank(a) - rank(b))
}

/** Steps of the technician, taken at the desk, say so. */
const labelOf = (action: RepairAction, state: RepairState): string => {
  const name = repairProcess.words.actions[action]
  if (technicianActions.includes(action)) return `代记${name}`
  return action === 'dispatch' && !['logged', 'returned'].includes(state) ? '改派' : name
}

export default RepairFace
