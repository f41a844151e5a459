import { sql } from 'kysely'
import pg from 'pg'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Database } from '../../../platform/http/database.ts'
import { ensureHouses } from '../../estate/index.ts'
import type { PartyId, VehicleId } from '../contract.ts'
import { addParties, putVehicleKeys, refreshHouseKeys, refreshPartyKeys } from '../index.ts'

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
]
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红波辉鹏宇浩凯欣怡晨梓轩雨泽子涵佳思']

/** For tests and measures: a community of so many houses, each with two holders by shares, their phones and a car. */
export const fillCommunity = async (
  database: Database,
  on: { communityId: CommunityId; houses: number; ownerUrl: string },
): Promise<{ houseIds: string[] }> => {
  const { communityId } = on
  const places = Array.from({ length: on.houses }, (_, at) => ({
    building: String(Math.floor(at / 120) + 1),
    entrance: String((Math.floor(at / 60) % 2) + 1),
    number: `${Math.floor((at % 60) / 4) + 1}${String((at % 4) + 1).padStart(2, '0')}`,
    builtArea: `${60 + (at % 90)}.35`,
  }))
  const write = { kind: 'community', communityId, write: true } as const
  const houseIds = await database.run(write, async (tx) => {
    const houses = await ensureHouses(tx, { communityId, houses: places })
    await refreshHouseKeys(tx, { communityId, houseIds: houses.map(({ id }) => id) })
    return houses.map(({ id }) => id)
  })
  const parties = Array.from({ length: on.houses * 2 }, (_, at) => ({
    id: crypto.randomUUID() as PartyId,
    kind: 'person' as const,
    name: nameOf(at),
    phones: [{ number: `13${String(800_000_000 + at * 7_919).padStart(9, '0')}`, label: '' }],
  }))
  await database.run(write, async (tx) => {
    await addParties(tx, { communityId, parties, now: await database.now(tx) })
    await refreshPartyKeys(tx, { communityId, partyIds: parties.map(({ id }) => id) })
  })
  await database.maintenance.query(
    `with title as (
        insert into households.title (community_id, house_id, during, form, manner, recorded_at)
        select $1::uuid, h, daterange('2015-01-01', null), 'by-shares', 'first-sale', '2026-01-01' from unnest($2::uuid[]) h
        returning id
      ), numbered as (select id, row_number() over () as n from title)
      insert into households.title_holder (community_id, title_id, party_id, share_numerator, share_denominator, position)
      select $1::uuid, t.id, p.id, 1, 2, (p.n % 2)::int
      from unnest($3::uuid[]) with ordinality as p (id, n) join numbered t on t.n = (p.n + 1) / 2`,
    [communityId, houseIds, parties.map(({ id }) => id)],
  )
  await database.run(write, async (tx) => {
    const vehicles = houseIds.map((house_id, at) => ({ house_id, plate: `粤B${10_000 + at}` }))
    const { rows } = await sql<{ id: VehicleId; plate: string }>`
      insert into households.vehicle (community_id, house_id, plate)
      select ${communityId}::uuid, v.house_id, v.plate
      from jsonb_to_recordset(${JSON.stringify(vehicles)}::jsonb)
        as v (house_id uuid, plate text) returning id, plate`.execute(tx)
    await putVehicleKeys(tx, { communityId, vehicles: rows })
  })
  await analyze(on.ownerUrl)
  return { houseIds }
}

/** Only the owner of the tables may; on an installation the server does it by itself. */
const analyze = async (url: string): Promise<void> => {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query('analyze')
  await owner.end()
}

const nameOf = (at: number): string => {
  const surname = SURNAMES[at % SURNAMES.length] ?? ''
  const first = GIVEN[Math.floor(at / SURNAMES.length) % GIVEN.length] ?? ''
  return `${surname}${first}${at % 3 === 0 ? '' : (GIVEN[(at * 7) % GIVEN.length] ?? '')}`
}
