import { useOutbox } from '../../../ui/field/outbox.tsx'
import { type RectificationAction, type RectificationState, rectificationProcess } from '../contract.ts'

interface Standing {
  readonly state: RectificationState
  readonly name: string
  /** True while a record of this notice waits on the phone. */
  readonly waits: boolean
}

/** Where a notice stands once what waits on this phone has been sent. */
export const useNoticeState = (notice: { readonly id: string; readonly state: string }): Standing => {
  const { records } = useOutbox()
  const waiting = records.filter(
    ({ state, call, input }) =>
      state === 'waiting' && input['matterId'] === notice.id && call.includes('/rectifications/'),
  )
  const state = waiting.reduce((from, { call }) => after(from, call), notice.state as RectificationState)
  return { state, name: rectificationProcess.words.states[state], waits: waiting.length > 0 }
}

const after = (state: RectificationState, call: string): RectificationState => {
  const action = call.slice(call.lastIndexOf('/') + 1) as RectificationAction
  return rectificationProcess.permits(state, action) ? rectificationProcess.next(state, action) : state
}
