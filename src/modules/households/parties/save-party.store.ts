import { sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { readPhone } from '../../../kernel/phone.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { Party, PartyId, PartyKind } from './contract.ts'
import type { SealedIdentity } from './identity.ts'

export interface PhoneToSave {
  /** Canonical, as `phoneText` reads it. */
  readonly number: string
  readonly label: string
}

export interface NewParty {
  /** Made by the caller: the sealed identity number is bound to it. */
  readonly id: PartyId
  readonly kind: PartyKind
  readonly name: string
  readonly sex?: Party['sex']
  readonly birthDate?: BusinessDate | null
  readonly phones?: readonly PhoneToSave[]
  readonly identity?: SealedIdentity | null
  readonly note?: string
  readonly careNote?: string
}

/** Adds parties with their phones in one statement. Their search keys are the caller's: `refreshPartyKeys`. */
export const addParties = async (
  tx: Tx,
  on: { communityId: CommunityId; parties: readonly NewParty[]; now: Date },
): Promise<void> => {
  const parties = on.parties.map((party) => ({
    ...{ id: party.id, kind: party.kind, name: party.name, note: party.note ?? '', care_note: party.careNote ?? '' },
    sex: party.sex || party.identity?.sex || '',
    birth_date: party.birthDate ?? party.identity?.birthDate ?? null,
    ...identityColumns(party.identity ?? null),
  }))
  const phones = on.parties.flatMap((party) => phoneRows(party.id, party.phones ?? []))
  await sql`/* households.add-parties */ with added as (
      insert into households.party (community_id, id, kind, name, sex, birth_date, identity_kind, identity_cipher,
        identity_hash, identity_tail, identity_checked, note, care_note, created_at)
      select ${on.communityId}::uuid, g.id, g.kind, g.name, g.sex, g.birth_date, g.identity_kind, g.identity_cipher,
        g.identity_hash, g.identity_tail, g.identity_checked, g.note, g.care_note, ${on.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as g (id uuid, kind text, name text, sex text,
        birth_date date, identity_kind text, identity_cipher text, identity_hash text, identity_tail text,
        identity_checked boolean, note text, care_note text)
      returning id
    )
    insert into households.party_phone (community_id, party_id, number, digits, label, position)
    select ${on.communityId}::uuid, g.party_id, g.number, g.digits, g.label, g.position
    from jsonb_to_recordset(${JSON.stringify(phones)}::jsonb)
      as g (party_id uuid, number text, digits text, label text, position int)
    on conflict (community_id, party_id, number) do nothing returning id`.execute(tx)
}

/** Adds phones to parties that are there; a number that a party has already is not answered. */
export const addPhones = async (
  tx: Tx,
  on: { communityId: CommunityId; phones: readonly { partyId: PartyId; number: string }[] },
): Promise<{ id: string; partyId: PartyId }[]> => {
  if (on.phones.length === 0) return []
  const phones = on.phones.flatMap(({ partyId, number }) => phoneRows(partyId, [{ number, label: '' }]))
  const { rows } = await sql<{ id: string; partyId: PartyId }>`/* households.add-phones */
    insert into households.party_phone (community_id, party_id, number, digits, position)
    select distinct on (g.party_id, g.number) ${on.communityId}::uuid, g.party_id, g.number, g.digits, 1 + (
      select count(*) from households.party_phone f where f.community_id = ${on.communityId} and f.party_id = g.party_id)
    from jsonb_to_recordset(${JSON.stringify(phones)}::jsonb) as g (party_id uuid, number text, digits text)
    on conflict (community_id, party_id, number) do nothing returning id, party_id as "partyId"`.execute(tx)
  return rows
}

/** Puts identity numbers into parties, or takes them away, where nobody has changed the party since; answers which. */
export const saveIdentities = async (
  tx: Tx,
  on: {
    communityId: CommunityId
    rows: readonly { id: string; version: number; identity: SealedIdentity | null }[]
  },
): Promise<{ id: PartyId; version: number }[]> => {
  if (on.rows.length === 0) return []
  const given = on.rows.map(({ id, version, identity }) => ({ id, version, ...identityColumns(identity) }))
  const { rows } = await sql<{ id: PartyId; version: number }>`update households.party p
    set identity_kind = g.identity_kind, identity_cipher = g.identity_cipher, identity_hash = g.identity_hash,
      identity_tail = g.identity_tail, identity_checked = g.identity_checked, version = p.version + 1
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, version int, identity_kind text, identity_cipher text,
      identity_hash text, identity_tail text, identity_checked boolean)
    where p.community_id = ${on.communityId} and p.id = g.id and p.version = g.version
    returning p.id, p.version`.execute(tx)
  return rows
}

type PartyFacts = Pick<Party, 'kind' | 'name' | 'sex' | 'birthDate' | 'note' | 'careNote'> & {
  readonly phones: readonly PhoneToSave[]
  /** Undefined leaves the number as it is, null takes it away. */
  readonly identity: SealedIdentity | null | undefined
}

/** Saves an edited party and replaces its phones. */
export const saveParty = async (
  tx: Tx,
  on: { communityId: CommunityId; partyId: PartyId; facts: PartyFacts },
): Promise<void> => {
  const { communityId, partyId, facts: f } = on
  await sql`update households.party set kind = ${f.kind}, name = ${f.name}, sex = ${f.sex || f.identity?.sex || ''},
      birth_date = ${f.birthDate ?? f.identity?.birthDate ?? null}, note = ${f.note}, care_note = ${f.careNote},
      version = version + 1
    where community_id = ${communityId} and id = ${partyId}`.execute(tx)
  if (f.identity !== undefined) await saveIdentity(tx, { communityId, partyId, identity: f.identity })
  await replacePhones(tx, { communityId, partyId, phones: f.phones })
}

/** Puts a sealed identity number into a party, or takes it away. */
export const saveIdentity = async (
  tx: Tx,
  on: { communityId: CommunityId; partyId: PartyId; identity: SealedIdentity | null },
): Promise<void> => {
  const i = identityColumns(on.identity)
  await sql`update households.party set identity_kind = ${i.identity_kind}, identity_cipher = ${i.identity_cipher},
      identity_hash = ${i.identity_hash}, identity_tail = ${i.identity_tail}, identity_checked = ${i.identity_checked}
    where community_id = ${on.communityId} and id = ${on.partyId}`.execute(tx)
}

const replacePhones = async (
  tx: Tx,
  on: { communityId: CommunityId; partyId: PartyId; phones: readonly PhoneToSave[] },
): Promise<void> => {
  const rows = phoneRows(on.partyId, on.phones)
  await sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g (number text, digits text, label text, position int)
    ), gone as (
      delete from households.party_phone f where f.community_id = ${on.communityId} and f.party_id = ${on.partyId}
        and f.number not in (select g.number from given g)
      returning f.id
    )
    insert into households.party_phone (community_id, party_id, number, digits, label, position)
    select ${on.communityId}::uuid, ${on.partyId}::uuid, g.number, g.digits, g.label, g.position from given g
    on conflict (community_id, party_id, number) do update set label = excluded.label, position = excluded.position
    returning id`.execute(tx)
}

/** Each number once, in the order given. */
const phoneRows = (partyId: PartyId, phones: readonly PhoneToSave[]) =>
  [...new Map(phones.map((phone) => [phone.number, phone])).values()].map(({ number, label }, position) => {
    const read = readPhone(number)
    return {
      party_id: partyId,
      number,
      digits: read.ok ? read.value.digits : number.replace(/\D/g, ''),
      label,
      position,
    }
  })

const identityColumns = (identity: SealedIdentity | null) => ({
  identity_kind: identity?.kind ?? '',
  identity_cipher: identity?.cipher ?? null,
  identity_hash: identity?.hash ?? null,
  identity_tail: identity?.tail ?? '',
  identity_checked: identity?.checked ?? false,
})
