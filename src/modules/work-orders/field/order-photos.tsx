import { Suspense } from 'react'
import type { MatterDetail } from '../../matters/contract.ts'
import { MatterPhotos } from '../../matters/field/index.tsx'
import { type RepairState, repairProcess } from '../contract.ts'

const BEFORE = '现场照片'
const AFTER = '完工照片'

/** Photos of the fault, of the work before and after; taken without signal they are kept and sent once. */
export const OrderPhotos = ({ matter, state }: { matter: MatterDetail; state: RepairState }) => {
  const shows = (...purposes: string[]) => matter.attachments.filter(({ purpose }) => purposes.includes(purpose))
  const others = matter.attachments.filter(({ purpose }) => purpose !== BEFORE && purpose !== AFTER)
  const closed = repairProcess.isFinal(state)
  const of = (attachments: MatterDetail['attachments']) => ({ id: matter.id, number: matter.number, attachments })
  const arrived = ['on-site', 'waiting', 'done'].includes(state)
  return (
    <Suspense fallback={null}>
      <div className="order-photos">
        {others.length > 0 && <MatterPhotos matter={of(others)} closed />}
        {(!closed || shows(BEFORE).length > 0) && (
          <MatterPhotos matter={of(shows(BEFORE))} purpose={BEFORE} closed={closed} />
        )}
        {((!closed && arrived) || shows(AFTER).length > 0) && (
          <MatterPhotos matter={of(shows(AFTER))} purpose={AFTER} closed={closed} />
        )}
      </div>
    </Suspense>
  )
}
