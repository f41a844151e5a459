import { useTell } from '../../../../ui/console/tell.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { correctTitle, recordTitle, type Title, transferTitle } from '../../contract.ts'
import { untilOf } from '../../period-text.ts'
import { registers } from '../refreshes.ts'
import type { TitleTask } from './title-task.ts'
import { holderInputs, type TitleTyped } from './title-typed.ts'

interface Given {
  readonly task: TitleTask
  readonly house: { readonly id: Title['house']['id']; readonly name: string }
  readonly close: () => void
}

/** The call that the task stands for; three contracts, of which one is used. */
export const useTitleWrite = ({ task, house, close }: Given) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const said = { record: '产权已登记', transfer: '过户已办理', correct: '产权登记已更正' }[task.kind]
  const onDone = () => {
    tell.done(`${house.name} ${said}`)
    close()
  }
  const record = useWrite(recordTitle, { refreshes: registers, onDone })
  const transfer = useWrite(transferTitle, { refreshes: registers, onDone })
  const correct = useWrite(correctTitle, { refreshes: registers, onDone })

  const save = (typed: TitleTyped, version?: number | undefined) => {
    const facts = {
      form: typed.form,
      manner: typed.manner,
      holders: holderInputs(typed),
      certificateNumber: typed.certificateNumber,
      note: typed.note,
    }
    const from = typed.from as never
    if (task.kind === 'record') return record.mutate({ communityId, houseId: house.id, from, ...facts })
    const one = { communityId, titleId: task.title.id, version: version ?? task.title.version }
    if (task.kind === 'transfer') return transfer.mutate({ ...one, on: from, ...facts })
    const until = typed.lastDay ? untilOf(typed.lastDay) : null
    return correct.mutate({ ...one, from, until, ...facts, reason: typed.reason ?? '' })
  }
  return { write: { record, transfer, correct }[task.kind], save }
}
