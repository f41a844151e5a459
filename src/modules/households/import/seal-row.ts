import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { redact } from '../../../platform/http/log.ts'
import type { HouseToEnsure } from '../../estate/index.ts'
import type { PartyId } from '../parties/contract.ts'
import { type SealedIdentity, sealIdentity } from '../parties/identity.ts'
import type { DraftHouse, ReadRow } from './read-house-rows.rules.ts'
import type { Fault } from './row-in-hand.rules.ts'
import type { PersonRole } from './words.rules.ts'

/** A person of a row as the preview keeps it: with the id it will have, its identity number sealed. */
export interface SealedPerson {
  readonly id: PartyId
  readonly name: string
  readonly kind: 'person' | 'organisation'
  readonly sex: 'male' | 'female' | ''
  readonly phones: readonly string[]
  readonly identity: SealedIdentity | null
  readonly role: PersonRole
}

export interface SealedDraft {
  readonly house: HouseToEnsure
  readonly people: readonly SealedPerson[]
}

/** What of a read row may lie in the database: no number of a person in clear, in draft and faults alike. */
export const sealRow = (
  { draft, faults }: ReadRow,
  on: { communityId: CommunityId; today: BusinessDate },
): { draft: SealedDraft | null; faults: Fault[] } => ({
  draft: draft && { house: houseOf(draft), people: draft.people.map((person) => sealedPerson(person, on)) },
  faults: faults.map((fault) => ({
    ...fault,
    value: redact(fault.value),
    reason: redact(fault.reason),
    ...(fault.fix === undefined ? {} : { fix: redact(fault.fix) }),
  })),
})

const houseOf = (draft: DraftHouse): HouseToEnsure => ({
  ...draft.place,
  floor: draft.floor,
  ...(draft.kind ? { kind: draft.kind } : {}),
  layout: draft.layout,
  builtArea: draft.builtArea,
  usableArea: draft.usableArea,
  landArea: draft.landArea,
  ...(draft.useStatus ? { useStatus: draft.useStatus } : {}),
  ...(draft.occupancy ? { occupancy: draft.occupancy } : {}),
  attachedFacilities: draft.attachedFacilities,
  garageUse: draft.garageUse,
  note: draft.note,
  deliveredOn: draft.deliveredOn,
})

const sealedPerson = (
  person: DraftHouse['people'][number],
  on: { communityId: CommunityId; today: BusinessDate },
): SealedPerson => {
  const id = crypto.randomUUID() as PartyId
  const { identity } = person
  const sealed = identity && sealIdentity({ ...on, partyId: id, ...identity, asWritten: !identity.checked })
  return {
    id,
    name: person.name,
    kind: person.kind,
    sex: person.sex ?? '',
    phones: person.phones,
    identity: sealed?.ok ? sealed.value : null,
    role: person.role,
  }
}
