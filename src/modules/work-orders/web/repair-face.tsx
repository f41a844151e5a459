import { useState } from 'react'
import type { MatterAction } from '../../../ui/console/matter-drawer.tsx'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { useLiveRefresh } from '../../../ui/shared/live-refresh.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type MatterFaceProps, MatterView } from '../../matters/web/index.tsx'
import type { PaperId } from '../../papers/contract.ts'
import { PaperPreview } from '../../papers/web/index.tsx'
import {
  callbackClassNames,
  type RepairAction,
  type RepairDetail,
  type RepairState,
  readRepair,
  repairProcess,
  technicianActions,
} from '../contract.ts'
import { ContractorBlock } from './contractor-block.tsx'
import { MaterialsBlock, ReworksBlock, SlipsBlock, TripsBlock } from './repair-blocks.tsx'
import { RepairStep } from './repair-step.tsx'
import { ReworkDialog } from './rework-dialog.tsx'
import { useIssueSlip } from './use-issue-slip.ts'
import { WarrantyBlock } from './warranty-block.tsx'
import './repair.css'

/** A repair in the drawer: its steps come from the same table by which the server refuses. */
const RepairFace = (props: MatterFaceProps) => {
  const { matter } = props
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [step, setStep] = useState<RepairAction | 'rework' | undefined>(undefined)
  const [printing, setPrinting] = useState<PaperId | undefined>(undefined)
  const { data } = useRead(readRepair, { communityId, matterId: matter.id })
  useLiveRefresh('matters.*', readRepair)
  const slip = useIssueSlip(matter.id, setPrinting)
  const repair = data?.repair
  const state = matter.state as RepairState
  const actions: MatterAction[] = stepsFor({ state, repair, may }).map((action) => ({
    id: action,
    label: labelOf(action, state),
    danger: action === 'cancel',
    run: () => setStep(action),
  }))
  const beside: MatterAction[] = [
    ...(state === 'closed' && may('work-orders.dispatch')
      ? [{ id: 'rework', label: '返修（另开一单）', run: () => setStep('rework') }]
      : []),
    ...(state !== 'cancelled' && may('work-orders.dispatch')
      ? [{ id: 'slip', label: '打印报修单', busy: slip.busy, run: slip.issue }]
      : []),
  ]
  return (
    <>
      <MatterView
        {...props}
        paused={matter.dueAt === null ? pausedBy(state, repair) : undefined}
        actions={[...actions, ...beside]}
        facts={[
          ['类别', repair && `${repair.categoryName}（回访按“${callbackClassNames[repair.callbackClass]}”）`],
          ['预约', repair?.appointment],
          ['退单原因', state === 'returned' ? repair?.returnReason : ''],
          ['到场', repair?.onSiteAt && dateTimeOf(repair.onSiteAt)],
          ['完工', repair?.doneAt && dateTimeOf(repair.doneAt)],
          ['处理结果', repair?.result],
        ]}
      >
        {repair !== undefined && (
          <>
            <WarrantyBlock warranty={repair.warranty} />
            <ContractorBlock repair={repair} open={state === 'with-contractor'} />
            <ReworksBlock repair={repair} />
            <TripsBlock trips={repair.trips} />
            <MaterialsBlock repair={repair} />
            <SlipsBlock slips={repair.slips} print={setPrinting} />
          </>
        )}
      </MatterView>
      {step === 'rework' && <ReworkDialog matter={matter} close={() => setStep(undefined)} />}
      {step !== undefined && step !== 'rework' && (
        <RepairStep matter={matter} repair={repair} action={step} close={() => setStep(undefined)} />
      )}
      {printing !== undefined && (
        <PaperPreview
          paperId={printing}
          fits={['continuous-half', 'a4', 'continuous-whole']}
          parts="①存根 ②业主 ③维修"
          close={() => setPrinting(undefined)}
        />
      )}
    </>
  )
}

const pausedBy = (state: RepairState, repair: RepairDetail['repair'] | undefined): string | undefined => {
  if (state === 'waiting') return repair?.waitingReason
  return state === 'with-contractor' ? '转保修' : undefined
}

/** What the table permits and this person may do, the likeliest first: what the desk does itself, then what it records for others, withdrawing last. */
const stepsFor = (o: {
  state: RepairState
  repair: RepairDetail['repair'] | undefined
  may: (right: string) => boolean
}): RepairAction[] => {
  const developers = o.repair?.warranty.liable === 'developer'
  const allowed = (action: RepairAction): boolean => {
    if (action === 'assign') return o.may('matters.assign')
    // Taking an order is the technician's own act; the desk records the rest for one who rings in.
    if (action === 'accept') return false
    if (action === 'route') return developers && o.may('work-orders.dispatch')
    return technicianActions.includes(action) ? o.may('work-orders.do') : o.may('work-orders.dispatch')
  }
  const rank = (action: RepairAction): number => {
    if (action === 'cancel') return 4
    if (action === 'judge' || action === 'recategorise') return 3
    if (technicianActions.includes(action)) return 2
    return action === 'route' && o.state !== 'with-contractor' ? 0 : 1
  }
  return repairProcess
    .actionsFrom(o.state)
    .filter(allowed)
    .sort((a, b) => rank(a) - rank(b))
}

/** Steps of the technician, taken at the desk, say so. */
const labelOf = (action: RepairAction, state: RepairState): string => {
  const name = repairProcess.words.actions[action]
  if (technicianActions.includes(action)) return `代记${name}`
  if (state === 'with-contractor') return { dispatch: '转回自修', route: '改派单位' }[action as string] ?? name
  return action === 'dispatch' && !['logged', 'returned'].includes(state) ? '改派' : name
}

export default RepairFace
