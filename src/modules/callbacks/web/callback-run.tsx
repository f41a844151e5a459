import { Drawer } from 'antd'
import { useRef } from 'react'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type MatterId, readMatter } from '../../matters/contract.ts'
import type { CallbackRow } from '../contract.ts'
import CallbackFace from './callback-face.tsx'
import { isCallable } from './callback-words.tsx'

interface CallbackRunProps {
  readonly rows: readonly CallbackRow[]
  readonly opened: MatterId
  readonly open: (matterId: MatterId | undefined) => void
}

/** One callback after another: once a call is written down, the next one that may be rung up now opens. */
export const CallbackRun = ({ rows, opened, open }: CallbackRunProps) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const { data: matter, error, refetch } = useRead(readMatter, { communityId, matterId: opened }, { everySeconds: 30 })
  const following = useFollowing(rows, opened)
  const at = rows.findIndex(({ id }) => id === opened)
  const to = (row: CallbackRow | undefined) => row && (() => open(row.id))
  const close = () => open(undefined)
  if (matter === undefined) {
    return (
      <Drawer open size={620} title="回访" loading={error === null} onClose={close}>
        {error !== null && <ProblemAlert problem={error} again={() => void refetch()} />}
      </Drawer>
    )
  }
  return (
    <CallbackFace
      key={matter.id}
      matter={matter}
      close={close}
      previous={to(rows[at - 1])}
      next={at < 0 ? undefined : to(rows[at + 1])}
      onward={following === undefined ? '保存' : '保存，下一个'}
      done={() => {
        if (following === undefined) tell.note('这一批回访都打过了')
        open(following)
      }}
    />
  )
}

/** Who is rung up next. Kept while the list is read anew: what was just written down may have left it. */
const useFollowing = (rows: readonly CallbackRow[], opened: MatterId): MatterId | undefined => {
  const kept = useRef<{ readonly of: MatterId; readonly next: MatterId | undefined }>(undefined)
  const at = rows.findIndex(({ id }) => id === opened)
  if (at >= 0) {
    const others = [...rows.slice(at + 1), ...rows.slice(0, at)]
    kept.current = { of: opened, next: others.find((row) => isCallable(row))?.id }
  }
  return kept.current?.of === opened ? kept.current.next : undefined
}
