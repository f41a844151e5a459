import { useRead } from '../../../ui/shared/use-call.ts'
import { readBackupState } from '../contract.ts'

/** How many things about this installation the administrator must see to. */
export const useInstallationWarnings = (): number | undefined => {
  const state = useRead(readBackupState, {}, { everySeconds: 300 }).data
  if (!state) return undefined
  return (
    Number(state.backupOverdue || state.backupFailure !== null) +
    state.fullDisks.length +
    Number(!state.outboundAllowed)
  )
}
