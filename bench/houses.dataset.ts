import type pg from 'pg'
import { keysOfParty } from '../src/modules/households/search-keys.rules.ts'

/**
 * How many of each: buildings in a community, entrances in a building, houses in an entrance. Fewer communities, for
 * trying a measure out, are named by LIREN_BENCH_COMMUNITIES; its ratios then prove nothing.
 */
export const SHAPE = {
  communities: Number(process.env.LIREN_BENCH_COMMUNITIES ?? 500),
  buildings: 10,
  entrances: 2,
  houses: 100,
} as const

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗']
const GIVEN =
  '伟 芳 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 建国 建华 志强 海燕 晓东 文博 子涵 雨桐'.split(
    ' ',
  )
const NAMES = SURNAMES.flatMap((surname) => GIVEN.map((given) => surname + given))

/** The community that the measures look into, in the middle, and the first of its households. */
export const MIDDLE = SHAPE.communities / 2
export const FIRST_HOUSEHOLD = (MIDDLE - 1) * SHAPE.buildings * SHAPE.entrances * SHAPE.houses

const LETTERS = 'cbehptw'

/** SQL for the id of the `n`th made thing of a kind: the same in every run, rising with `n` so that indexes grow at their end. */
export const madeId = (kind: string, n: string): string =>
  `('00000000-0000-4000-800${LETTERS.indexOf(kind)}-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** The same id in JavaScript. */
export const idOfMade = (kind: string, n: number): string =>
  `00000000-0000-4000-800${LETTERS.indexOf(kind)}-${n.toString(16).padStart(12, '0')}`

/** Name of the `n`th household of the company, and its phone, as the data set makes them. */
export const nameOf = (n: number): string => NAMES[n % NAMES.length] as string
export const phoneOf = (n: number): string => `139${String(n).padStart(8, '0')}`

/**
 * One million houses in 500 communities with owner, phone, title and every search key, made inside the database.
 * Constraints are put back after the rows, so that the indexes are built at once.
 */
export const fillHouses = async (client: pg.Client, log: (line: string) => void): Promise<void> => {
  const { communities, buildings, entrances, houses } = SHAPE
  await client.query(`set session_replication_role = replica`)
  await client.query(`set maintenance_work_mem = '1GB'`)
  await client.query(`create temp table bench_name (n int primary key, name text, keys jsonb)`)
  await client.query(
    `insert into bench_name select * from jsonb_to_recordset($1::jsonb) as r (n int, name text, keys jsonb)`,
    [JSON.stringify(NAMES.map((name, n) => ({ n, name, keys: keysOfParty({ name }) })))],
  )
  await client.query(`alter table households.search_key drop constraint search_key_pkey`)
  await client.query(`drop index households.search_key_subject, households.search_key_company`)
  // The overlap of titles is guarded by an index that none of the measured reads uses and that takes minutes to build.
  await client.query(`alter table households.title drop constraint title_no_overlap`)
  const steps: [string, string][] = [
    [
      'communities',
      `insert into access.community (community_id, code, name, kind, reception_hours, created_at)
       select ${madeId('c', 'c')}, 'C' || c, '小区' || c, 'residential', $hours$[[{"from":"08:30","to":"18:00"}],[{"from":"08:30","to":"18:00"}],[{"from":"08:30","to":"18:00"}],[{"from":"08:30","to":"18:00"}],[{"from":"08:30","to":"18:00"}],[{"from":"09:00","to":"17:00"}],[{"from":"09:00","to":"17:00"}]]$hours$, now()
       from generate_series(1, ${communities}) c`,
    ],
    [
      'buildings',
      `insert into estate.building (community_id, id, code, sort_key)
       select ${madeId('c', 'c')}, ${madeId('b', 'c * 100 + b')}, b::text, lpad(b::text, 6, '0')
       from generate_series(1, ${communities}) c, generate_series(1, ${buildings}) b`,
    ],
    [
      'entrances',
      `insert into estate.entrance (community_id, id, building_id, code, sort_key)
       select ${madeId('c', 'c')}, ${madeId('e', '(c * 100 + b) * 10 + e')}, ${madeId('b', 'c * 100 + b')}, e::text, lpad(e::text, 6, '0')
       from generate_series(1, ${communities}) c, generate_series(1, ${buildings}) b, generate_series(1, ${entrances}) e`,
    ],
    [
      'a row for every household',
      `create temp table bench_house as
       select row_number() over () - 1 as n, ${madeId('c', 'c')} as community_id, c, b, e, (floor * 100 + door)::text as number, floor
       from generate_series(1, ${communities}) c, generate_series(1, ${buildings}) b, generate_series(1, ${entrances}) e,
         generate_series(1, ${houses / 4}) floor, generate_series(1, 4) door`,
    ],
    [
      'houses',
      `insert into estate.house (community_id, id, building_id, entrance_id, number, spelling, sort_key, floor, built_area)
       select community_id, ${madeId('h', 'n')}, ${madeId('b', 'c * 100 + b')}, ${madeId('e', '(c * 100 + b) * 10 + e')}, number,
         b || '-' || e || '-' || number, lpad(b::text, 6, '0') || lpad(e::text, 6, '0') || lpad(number, 6, '0'), floor, 89.35
       from bench_house`,
    ],
    [
      'owners',
      `insert into households.party (community_id, id, kind, name, created_at)
       select h.community_id, ${madeId('p', 'h.n')}, 'person', m.name, now() from bench_house h join bench_name m on m.n = h.n % ${NAMES.length}`,
    ],
    [
      'phones',
      `insert into households.party_phone (community_id, id, party_id, number, digits)
       select community_id, ${madeId('t', 'n')}, ${madeId('p', 'n')}, '139' || lpad(n::text, 8, '0'), '139' || lpad(n::text, 8, '0') from bench_house`,
    ],
    [
      'titles',
      `insert into households.title (community_id, id, house_id, during, form, manner, recorded_at)
       select community_id, ${madeId('w', 'n')}, ${madeId('h', 'n')}, daterange('2020-01-01', null), 'sole', 'first-sale', now() from bench_house`,
    ],
    [
      'holders',
      `insert into households.title_holder (community_id, title_id, party_id) select community_id, ${madeId('w', 'n')}, ${madeId('p', 'n')} from bench_house`,
    ],
    [
      'keys of houses',
      `insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
       select h.community_id, 'house', k.key, 'house', ${madeId('h', 'h.n')}, k.rank from bench_house h
       cross join lateral (values (b || '-' || e || '-' || number, 0), (b || '-' || number, 1), (number, 2), (e || '单元' || number, 3)) k (key, rank)`,
    ],
    [
      'keys of names',
      `insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
       select h.community_id, k.kind, k.key, 'party', ${madeId('p', 'h.n')}, k.rank from bench_house h
       join bench_name m on m.n = h.n % ${NAMES.length} cross join lateral jsonb_to_recordset(m.keys) as k (kind text, key text, rank int)`,
    ],
    [
      'keys of phones',
      `insert into households.search_key (community_id, kind, key, subject_kind, subject_id, rank)
       select h.community_id, k.kind, right('139' || lpad(n::text, 8, '0'), k.length), 'party', ${madeId('p', 'h.n')}, k.rank from bench_house h
       cross join lateral (values ('phone', 11, 0), ('phone-tail', 8, 1), ('phone-tail', 4, 2)) k (kind, length, rank)`,
    ],
    [
      'key index',
      `alter table households.search_key add constraint search_key_pkey primary key (community_id, kind, key, subject_id)`,
    ],
    ['subject index', `create index search_key_subject on households.search_key (community_id, subject_id)`],
    ['company index', `create index search_key_company on households.search_key (kind, key, community_id)`],
    ['statistics', `analyze`],
  ]
  for (const [name, statement] of steps) {
    const started = performance.now()
    const { rowCount } = await client.query(statement)
    log(
      `  ${name.padEnd(26)} ${rowCount === null ? '' : `${rowCount} rows`} ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
  }
  await client.query(`set session_replication_role = default`)
}
