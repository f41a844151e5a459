import { toHalfWidth } from '../../../kernel/chinese-text.ts'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { readIdentityNumber } from '../../../kernel/identity-number.ts'
import { type Reading, readAs, unreadable } from '../../../kernel/reading.ts'
import { decrypt, encrypt, lookupHash } from '../../../platform/secrets/key-ring.ts'
import { keyRing } from '../../../platform/secrets/open-key-ring.ts'
import type { IdentityKind, PartyId } from './contract.ts'

/** An identity number as it lies in the database: unreadable, but equal numbers of one community have equal hashes. */
export interface SealedIdentity {
  readonly kind: IdentityKind
  readonly cipher: string
  readonly hash: string
  readonly tail: string
  /** True where the number proves itself by its check digit. */
  readonly checked: boolean
  /** What a citizen's number tells of the person. */
  readonly birthDate: BusinessDate | null
  readonly sex: 'male' | 'female' | ''
}

interface Owner {
  readonly communityId: CommunityId
  readonly partyId: PartyId
}

/**
 * Reads and encrypts an identity number; a citizen's with a wrong check digit is no number (case 43), unless it comes
 * from a register that has it so: `asWritten` keeps it, marked as unchecked.
 */
export const sealIdentity = (
  on: Owner & { kind: IdentityKind; number: string; today: BusinessDate; asWritten?: boolean },
): Reading<SealedIdentity> => {
  const proves = on.kind === 'resident-id' && !on.asWritten
  const read = proves ? readIdentityNumber(on.number, { today: on.today }) : readOther(on.number)
  if (!read.ok) return read
  const { number } = read.value
  return readAs({
    kind: on.kind,
    cipher: encrypt(keyRing(), { text: number, place: placeOf(on) }),
    hash: hashOf({ communityId: on.communityId, number }),
    tail: number.slice(-4),
    checked: proves,
    birthDate: 'birthDate' in read.value ? read.value.birthDate : null,
    sex: 'sex' in read.value ? read.value.sex : '',
  })
}

/** The number in clear. */
export const openIdentity = (on: Owner & { cipher: string }): string =>
  decrypt(keyRing(), { cipher: on.cipher, place: placeOf(on) })

/** The hash to find a typed number by; every usual way to write it has the same. */
export const identityHashOf = (on: { communityId: CommunityId; number: string }): string => {
  const citizen = readIdentityNumber(on.number)
  return hashOf({ ...on, number: citizen.ok ? citizen.value.number : plain(on.number) })
}

const hashOf = (on: { communityId: CommunityId; number: string }): string =>
  lookupHash(keyRing(), { text: on.number, place: `${on.communityId}/identity` })

const placeOf = ({ communityId, partyId }: Owner): string => `${communityId}/${partyId}/identity`

const readOther = (text: string): Reading<{ number: string }> => {
  const number = plain(text)
  if (/^[0-9A-Z()\-\p{Script=Han}]{4,40}$/u.test(number)) return readAs({ number })
  return unreadable('characters', `证件号码“${text}”应为 4–40 位数字或字母`)
}

const plain = (text: string): string => toHalfWidth(text).replace(/\s/g, '').toUpperCase()
