import { redact } from '../http/log.ts'
import { decrypt, encrypt } from '../secrets/key-ring.ts'
import { keyRing } from '../secrets/open-key-ring.ts'
import type { OneImport } from './import.store.ts'
import type { Fault } from './row-in-hand.rules.ts'

/** A fault as it lies in the database: what it says of somebody's numbers is hidden, and encrypted beside. */
export interface SealedFault extends Fault {
  readonly sealed?: string
}

export const sealFault = (fault: Fault, on: OneImport): SealedFault => {
  const { value, reason, fix } = fault
  const hidden = {
    value: redact(value),
    reason: redact(reason),
    ...(fix === undefined ? {} : { fix: redact(fix) }),
  }
  if (hidden.value === value && hidden.reason === reason && hidden.fix === fix) return fault
  return {
    ...fault,
    ...hidden,
    sealed: encrypt(keyRing(), { text: JSON.stringify({ value, reason, fix }), place: placeOf(on) }),
  }
}

/** As it was, for the person who brought the file; for others as it lies there. */
export const openFault = ({ sealed, ...fault }: SealedFault, on: OneImport & { isOwn: boolean }): Fault =>
  sealed === undefined || !on.isOwn
    ? fault
    : { ...fault, ...(JSON.parse(decrypt(keyRing(), { cipher: sealed, place: placeOf(on) })) as Partial<Fault>) }

const placeOf = ({ communityId, importId }: OneImport): string => `${communityId}/${importId}/import-fault`
