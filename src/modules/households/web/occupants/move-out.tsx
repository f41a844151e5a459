import { Button } from 'antd'
import { useTell } from '../../../../ui/console/tell.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { moveOut, type Occupant, removeOccupant } from '../../contract.ts'
import { EndDialog } from '../end-dialog.tsx'
import { registers } from '../refreshes.ts'

/** Somebody leaves the house; an entry that was wrong from the start can be taken away instead. */
export const MoveOut = ({ occupant, close }: { occupant: Occupant; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const left = useWrite(moveOut, {
    refreshes: registers,
    onDone: () => {
      tell.done(`${occupant.name} 已登记搬离`)
      close()
    },
  })
  const removed = useWrite(removeOccupant, {
    refreshes: registers,
    onDone: () => {
      tell.done('已删除误登的住户')
      close()
    },
  })
  return (
    <EndDialog
      title={`${occupant.name} 搬离 ${occupant.spelling}`}
      day="搬离日期"
      confirm="登记搬离"
      saving={left.isPending}
      problem={left.error ?? removed.error}
      submit={({ on }) =>
        left.mutate({ communityId, occupantId: occupant.id, version: occupant.version, on: on as never })
      }
      close={close}
    >
      <p>搬离后仍留在这户的历史里。</p>
      <Button
        size="small"
        danger
        loading={removed.isPending}
        onClick={() => removed.mutate({ communityId, occupantId: occupant.id })}
      >
        登错了，删除这条
      </Button>
    </EndDialog>
  )
}
