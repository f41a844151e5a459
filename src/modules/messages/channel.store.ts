import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { decrypt, encrypt, lookupHash } from '../../platform/secrets/key-ring.ts'
import { keyRing } from '../../platform/secrets/open-key-ring.ts'
import type { Channel, ChannelId } from './contract.ts'
import { refuse } from './refusals.ts'
import type { ChannelKind, MessageEvent } from './words.ts'

interface Row extends Omit<Channel, 'failing'> {
  readonly failingSince: Date | null
  readonly failingReason: string
}

const COLUMNS = sql`c.id, c.name, c.kind, c.recipients, c.events, c.active, c.secret <> '' as signed,
  c.failing_since as "failingSince", c.failing_reason as "failingReason", c.version`

const channelOf = ({ failingSince, failingReason, ...row }: Row): Channel => ({
  ...row,
  failing: failingSince && { since: failingSince.toISOString(), reason: failingReason },
})

export const channelsOf = async (tx: Tx, communityId: CommunityId): Promise<Channel[]> => {
  const { rows } = await sql<Row>`/* messages.channels */ select ${COLUMNS} from messages.channel c
    where c.community_id = ${communityId} order by c.active desc, c.name`.execute(tx)
  return rows.map(channelOf)
}

type OnChannel = { communityId: CommunityId; channelId: ChannelId }

export const channelById = async (tx: Tx, on: OnChannel): Promise<Channel> => {
  const { rows } = await sql<Row>`/* messages.channel */ select ${COLUMNS} from messages.channel c
    where c.community_id = ${on.communityId} and c.id = ${on.channelId}`.execute(tx)
  if (!rows[0]) throw refuse('channel-not-found')
  return channelOf(rows[0])
}

/** The channel, and nobody else changes it until this transaction ends. */
export const lockChannel = async (tx: Tx, on: OnChannel): Promise<Channel> => {
  const { rows } = await sql`/* messages.lock-channel */ select 1 from messages.channel
    where community_id = ${on.communityId} and id = ${on.channelId} for no key update`.execute(tx)
  if (!rows[0]) throw refuse('channel-not-found')
  return channelById(tx, on)
}

export interface ChannelFacts {
  readonly name: string
  readonly recipients: readonly string[]
  readonly events: readonly MessageEvent[]
  readonly active: boolean
}

export const addChannel = async (
  tx: Tx,
  on: {
    communityId: CommunityId
    kind: ChannelKind
    facts: ChannelFacts
    address: string
    secret: string
    now: Date
  },
): Promise<ChannelId> => {
  const { communityId, kind, facts } = on
  const channelId = crypto.randomUUID() as ChannelId
  const kept = sealed({ communityId, channelId }, on)
  await onConstraint(
    sql`insert into messages.channel
      (community_id, id, name, kind, address, secret, robot, recipients, events, active, created_at)
      values (${communityId}, ${channelId}, ${facts.name}, ${kind}, ${kept.address}, ${kept.secret}, ${kept.robot},
        ${facts.recipients}, ${facts.events}, ${facts.active}, ${on.now})`.execute(tx),
    { channel_name: () => refuse('channel-name-taken', { name: facts.name }) },
  )
  return channelId
}

/** Saves a channel; an address or a secret that is not given stays. What failed before may work now: the warning goes. */
export const saveChannel = async (
  tx: Tx,
  on: OnChannel & { facts: ChannelFacts; address: string | undefined; secret: string | undefined },
): Promise<void> => {
  const { communityId, channelId, facts } = on
  const kept = sealed(on, { address: on.address ?? '', secret: on.secret ?? '' })
  await onConstraint(
    sql`update messages.channel set name = ${facts.name}, recipients = ${facts.recipients}, events = ${facts.events},
        active = ${facts.active}, failing_since = null, failing_reason = '',
        address = ${on.address === undefined ? sql`address` : kept.address},
        robot = ${on.address === undefined ? sql`robot` : kept.robot},
        secret = ${on.secret === undefined ? sql`secret` : kept.secret}, version = version + 1
      where community_id = ${communityId} and id = ${channelId}`.execute(tx),
    { channel_name: () => refuse('channel-name-taken', { name: facts.name }) },
  )
}

/** Address and secret as they lie in the database, each bound to its row; and the name under which the robot's pace is kept. */
const sealed = (on: OnChannel, { address, secret }: { address: string; secret: string }) => ({
  address: address === '' ? '' : encrypt(keyRing(), { text: address, place: placeOf(on, 'address') }),
  secret: secret === '' ? '' : encrypt(keyRing(), { text: secret, place: placeOf(on, 'secret') }),
  robot: address === '' ? `email:${on.channelId}` : lookupHash(keyRing(), { text: address, place: 'messages.robot' }),
})

/** What was sealed, for the moment of sending. */
export const opened = (on: OnChannel, kept: { address: string; secret: string }) => ({
  address: kept.address === '' ? '' : decrypt(keyRing(), { cipher: kept.address, place: placeOf(on, 'address') }),
  secret: kept.secret === '' ? '' : decrypt(keyRing(), { cipher: kept.secret, place: placeOf(on, 'secret') }),
})

const placeOf = ({ communityId, channelId }: OnChannel, field: 'address' | 'secret'): string =>
  `messages.channel ${communityId} ${channelId} ${field}`
