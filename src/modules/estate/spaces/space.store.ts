import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '../../../kernel/endpoint.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { onConstraint } from '../../../platform/database/constraint.ts'
import { atMost, keysetOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { naturalSortKey } from '../house-number.rules.ts'
import { atFields, refuse } from '../refusals.ts'
import { unlessUsed } from '../remove-row.ts'
import type { listSpaces, Space, SpaceId } from './contract.ts'

type SpaceFacts = Omit<Space, 'id' | 'version'>
interface OneSpace {
  readonly communityId: CommunityId
  readonly spaceId: SpaceId
}

type Asked = InputOf<typeof listSpaces>
type SpaceFilter = Omit<Asked, 'after' | 'limit'> & Partial<Pick<Asked, 'after' | 'limit'>>

/** Spaces in the order asked for, usually as people count them. */
export const spacesQuery = ({ communityId, kind, q, sort, after, limit }: SpaceFilter): RawBuilder<Space> => {
  const { order, beyond } = keysetOf({
    orders: {
      number: sql`p.sort_key`,
      place: sql`p.place`,
      area: { up: sql`coalesce(p.area, 'infinity')`, down: sql`coalesce(p.area, -1)` },
    },
    ...{ sort, id: sql`p.id`, after },
    row: (id) => sql`from estate.space p where p.community_id = ${communityId} and p.id = ${id}`,
  })
  const conditions = [
    sql`p.community_id = ${communityId}`,
    ...(kind === undefined ? [] : [sql`p.kind = ${kind}`]),
    ...(q ? [sql`(strpos(lower(p.number), lower(${q})) > 0 or strpos(p.place, ${q}) > 0)`] : []),
    ...beyond,
  ]
  return sql<Space>`/* estate.spaces */ select ${SPACE} from estate.space p
    where ${sql.join(conditions, sql` and `)} order by ${order} ${atMost(limit)}`
}

export const spaceById = async (tx: Tx, on: OneSpace): Promise<Space | undefined> => {
  const { rows } = await sql<Space>`/* estate.space */ select ${SPACE} from estate.space p
    where p.community_id = ${on.communityId} and p.id = ${on.spaceId}`.execute(tx)
  return rows[0]
}

/** As `spaceById`, and nobody else changes it until this transaction ends. */
export const lockSpace = async (tx: Tx, on: OneSpace): Promise<Space | undefined> => {
  const { rows } = await sql<Space>`select ${SPACE} from estate.space p
    where p.community_id = ${on.communityId} and p.id = ${on.spaceId} for no key update`.execute(tx)
  return rows[0]
}

export const addSpace = async (tx: Tx, on: { communityId: CommunityId } & SpaceFacts): Promise<Space> => {
  const added = sql<Space>`insert into estate.space as p
      (community_id, number, sort_key, kind, place, area, ownership, note)
    values (${on.communityId}, ${on.number}, ${naturalSortKey(on.number)}, ${on.kind}, ${on.place}, ${on.area},
      ${on.ownership}, ${on.note})
    returning ${SPACE}`.execute(tx)
  return (await onConstraint(added, refusalsOf(on))).rows[0] as Space
}

export const saveSpace = async (tx: Tx, on: OneSpace & SpaceFacts): Promise<Space> => {
  const saved = sql<Space>`update estate.space p set number = ${on.number}, sort_key = ${naturalSortKey(on.number)},
      kind = ${on.kind}, place = ${on.place}, area = ${on.area}, ownership = ${on.ownership}, note = ${on.note},
      version = version + 1
    where p.community_id = ${on.communityId} and p.id = ${on.spaceId} returning ${SPACE}`.execute(tx)
  return (await onConstraint(saved, refusalsOf(on))).rows[0] as Space
}

export const deleteSpace = async (tx: Tx, on: { communityId: CommunityId; space: Space }): Promise<void> => {
  await unlessUsed(
    sql`delete from estate.space where community_id = ${on.communityId} and id = ${on.space.id}`.execute(tx),
    { thing: '车位', name: on.space.number },
  )
}

const refusalsOf = ({ number }: SpaceFacts) => ({
  space_number: () => atFields(refuse('already-there', { thing: '车位', name: number }), ['number']),
})

const SPACE = sql`p.id, p.number, p.kind, p.place, trim_scale(p.area) as area, p.ownership, p.note, p.version`
