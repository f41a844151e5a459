import { cleanLine } from '../../../kernel/chinese-text.ts'
import { isPlaceholder } from '../../../platform/import/codes.rules.ts'
import { readNames, readPhoneCell } from '../../../platform/import/read-cells.rules.ts'
import { blame, cellsOf, coded, type RowInHand, taken, textOf } from '../../../platform/import/row-in-hand.rules.ts'
import { type Identity, paperOf, readIdentity } from './identity-cell.ts'
import { isOrganisation, type PersonRole, roleOf, sexOf } from './words.ts'

/** Somebody a row names, with what stands beside the name. */
export interface DraftPerson {
  readonly name: string
  readonly kind: 'person' | 'organisation'
  readonly sex: 'male' | 'female' | null
  readonly phones: readonly string[]
  readonly identity: Identity | null
  readonly role: PersonRole
}

const LONGEST_NAME = 60
/** Our own exports hide numbers; what is hidden says nothing. */
const MASKED = /\*{2,}/

/**
 * The people of a row. Several names in one cell share its phones and identity numbers one to one where there are as
 * many; otherwise all belong to the first. Numbers without a name are blamed: nobody knows whose they are.
 */
export const readPeople = (
  inHand: RowInHand,
  about: { what: string; names?: string; role?: PersonRole },
): readonly DraftPerson[] => {
  const field = about.names ?? 'ownerName'
  const names = namesOf(inHand, field)
  const phones = phonesOf(inHand)
  const identities = identitiesOf(inHand)
  if (names.length === 0) {
    if (phones.length + identities.length > 0) {
      blame(inHand, field, { reason: `${about.what} 有电话或证件号，但没有姓名` })
    }
    return []
  }
  if (identities.length > 1 && identities.length !== names.length) {
    blame(inHand, 'identity', { reason: `有 ${identities.length} 个证件号，却有 ${names.length} 个姓名，对应不上` })
  }
  const role = about.role ?? coded(inHand, 'role', roleOf) ?? 'owner'
  const sex = coded(inHand, 'sex', sexOf)
  return names.map((name, at) => {
    const kind = isOrganisation(name) ? 'organisation' : 'person'
    return {
      name,
      kind,
      sex: kind === 'person' && names.length === 1 ? sex : null,
      phones: shareOf(phones, { of: names.length, at }),
      identity: shareOf(identities, { of: names.length, at })[0] ?? null,
      role,
    }
  })
}

const shareOf = <T>(things: readonly T[], { of, at }: { of: number; at: number }): readonly T[] => {
  if (things.length === of) return things.slice(at, at + 1)
  return at === 0 ? things : []
}

const namesOf = (inHand: RowInHand, field: string): readonly string[] =>
  cellsOf(inHand, field).flatMap((cell) => {
    const names = readNames(cell.text).filter((name) => !isPlaceholder(field, name, inHand.recognition))
    const tooLong = names.some((name) => [...name].length > LONGEST_NAME)
    if (tooLong) blame(inHand, field, { cell, reason: `姓名超过 ${LONGEST_NAME} 个字` })
    if (names.some((name) => /^\d+$/.test(name)))
      blame(inHand, field, { cell, reason: '姓名是一串数字，请核对', weight: 'doubt' })
    return tooLong ? [] : names
  })

const phonesOf = (inHand: RowInHand): readonly string[] => [
  ...new Set(
    cellsOf(inHand, 'phone').flatMap((cell) => {
      const absent = (number: string) => MASKED.test(number) || isPlaceholder('phone', number, inHand.recognition)
      return absent(cell.text.trim())
        ? []
        : (taken(inHand, 'phone', { cell, reading: readPhoneCell(cell.text, absent) }) ?? [])
    }),
  ),
]

const identitiesOf = (inHand: RowInHand): readonly Identity[] => {
  const paper = paperOf(textOf(inHand, 'identityKind'))
  return cellsOf(inHand, 'identity').flatMap((cell) => {
    const parts = cell.text.split(/[、,，/;；|\n]+/).map((part) => cleanLine(part))
    const numbers = parts.filter(
      (part) => part !== '' && !MASKED.test(part) && !isPlaceholder('identity', part, inHand.recognition),
    )
    if (numbers.length === 1 && parts.length === 1)
      return oneOf(taken(inHand, 'identity', { cell, reading: readIdentity(cell.text, paper) }))
    return numbers.flatMap((number) => oneOf(taken(inHand, 'identity', { cell, reading: readIdentity(number, paper) })))
  })
}

const oneOf = (identity: Identity | null): readonly Identity[] => (identity === null ? [] : [identity])
