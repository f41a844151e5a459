import { sql } from 'kysely'
import { readCode, readFloor, yesOrNo } from '../../../platform/import/read-cells.rules.ts'
import type { Change, Judged, Register, StagedRow } from '../../../platform/import/register.ts'
import { blame, cellsOf, type RowInHand, read, startTaking, taken } from '../../../platform/import/row-in-hand.rules.ts'
import { canonicalBuilding, canonicalEntrance, naturalSortKey } from '../house-number.rules.ts'
import { likelyPlace, placeFields } from './read-place.ts'

/** An entrance of a building, or the building alone where the row names no entrance. */
interface BuildingDraft {
  readonly building: string
  readonly entrance: string | null
  readonly floors: number | null
  readonly lift: boolean | null
}

interface KnownBuilding {
  readonly label: string
  readonly floors: number | null
  readonly lift: boolean | null
}

/** Buildings and their entrances (楼栋单元): made where they are missing; what is registered of them stays as it is. */
export const buildingsRegister: Register<BuildingDraft, ReadonlyMap<string, KnownBuilding>> = {
  id: 'buildings',
  name: '楼栋单元',
  headers: {
    fields: {
      building: placeFields.building,
      entrance: placeFields.entrance,
      floors: { title: '总层数', names: '总楼层 总楼层数 楼层数 层数 地上层数 楼层' },
      lift: { title: '是否有电梯', names: '电梯 有无电梯 是否电梯 有电梯' },
    },
    likely: likelyPlace.filter(([, field]) => field !== 'number'),
    notOurs: /业主|产权|费|车|面积/,
  },
  needs: (has) => has('building') && (has('floors') || has('lift') || has('entrance')),
  startReading: (recognition) => {
    const take = startTaking(recognition)
    return (row) => {
      const inHand = take(row)
      if (inHand === null) return null
      const draft = draftOf(inHand)
      return { label: draft === null ? '' : labelOf(draft), draft, faults: inHand.faults }
    }
  },
  look: async ({ tx, communityId }, rows) => {
    const { rows: known } =
      await sql<KnownBuilding>`select b.code as label, b.floors, null::boolean as lift from estate.building b
        where b.community_id = ${communityId} and b.code = any(${codesOf(rows)}::text[])
      union all select b.code || '-' || e.code, e.floors, e.has_lift from estate.entrance e
        join estate.building b on b.community_id = ${communityId} and b.id = e.building_id
        where e.community_id = ${communityId} and b.code = any(${codesOf(rows)}::text[])`.execute(tx)
    return new Map(known.map((one) => [one.label, one]))
  },
  judge: (rows, known) => rows.map((row, at) => judge(row, { known, before: rows[at - 1] })),
  take: async ({ tx, communityId, made }, rows) => {
    const drafts = JSON.stringify(
      rows.map(({ draft }) => {
        const { building, entrance, floors, lift } = draft as BuildingDraft
        const [building_sort, entrance_sort] = [
          naturalSortKey(building),
          entrance === null ? null : naturalSortKey(entrance),
        ]
        return { building, building_sort, entrance, entrance_sort, floors, lift }
      }),
    )
    const { rows: added } = await sql<{ kind: 'building' | 'entrance'; id: string }>`with given as (
        select * from jsonb_to_recordset(${drafts}::jsonb) as g (building text, building_sort text, entrance text, entrance_sort text,
          floors int, lift boolean)
      ), new_building as (
        insert into estate.building (community_id, code, sort_key, floors)
        select ${communityId}::uuid, g.building, g.building_sort, max(g.floors) from given g group by g.building, g.building_sort
        on conflict (community_id, code) do nothing returning id, code
      ), building as (
        select id, code from new_building
        union all select b.id, b.code from estate.building b
          where b.community_id = ${communityId} and b.code in (select g.building from given g)
      ), new_entrance as (
        insert into estate.entrance (community_id, building_id, code, sort_key, floors, has_lift)
        select ${communityId}::uuid, b.id, g.entrance, g.entrance_sort, max(g.floors), bool_or(g.lift)
        from given g join building b on b.code = g.building where g.entrance is not null
        group by b.id, g.entrance, g.entrance_sort
        on conflict (community_id, building_id, code) do nothing returning id
      )
      select 'building' as kind, id from new_building union all select 'entrance', id from new_entrance`.execute(tx)
    for (const kind of ['building', 'entrance'] as const) {
      made(
        kind,
        added.filter((one) => one.kind === kind).map(({ id }) => id),
      )
    }
  },
}

const codesOf = (rows: readonly StagedRow<BuildingDraft>[]): string[] => [
  ...new Set(rows.flatMap(({ draft }) => (draft === null ? [] : [draft.building]))),
]

const labelOf = ({ building, entrance }: BuildingDraft): string =>
  entrance === null ? building : `${building}-${entrance}`

const draftOf = (inHand: RowInHand): BuildingDraft | null => {
  const code = (field: string) => {
    const [cell] = cellsOf(inHand, field)
    return cell === undefined ? '' : (taken(inHand, field, { cell, reading: readCode(cell.text) }) ?? '')
  }
  const building = canonicalBuilding(code('building'))
  if (building === '' || [...building].length > 20) {
    blame(inHand, 'building', { reason: building === '' ? '没有楼号' : '楼号超过 20 个字' })
    return null
  }
  const floors = read(inHand, 'floors', (text) => readFloor(text, '总层数'))
  if (floors !== null && floors < 1) blame(inHand, 'floors', { reason: '总层数至少是 1' })
  const [lift] = cellsOf(inHand, 'lift')
  const hasLift = lift === undefined ? null : yesOrNo(lift.text)
  if (lift !== undefined && hasLift === null) {
    blame(inHand, 'lift', { cell: lift, reason: `“${lift.text}”看不出有没有电梯，请写“有”或“无”` })
  }
  return { building, entrance: canonicalEntrance(code('entrance')), floors, lift: hasLift }
}

const judge = (
  row: StagedRow<BuildingDraft>,
  on: { known: ReadonlyMap<string, KnownBuilding>; before: StagedRow<BuildingDraft> | undefined },
): Judged => {
  const { position, label } = row
  if (on.before?.label === label) return { position, verdict: 'joined', what: `与第 ${on.before.row} 行是同一处` }
  const known = on.known.get(label)
  const name = row.draft?.entrance == null ? '楼栋' : '单元'
  if (known === undefined) return { position, verdict: 'create', what: `新增${name} ${label}` }
  const other = differing(row.draft as BuildingDraft, known)
  if (other.length === 0) return { position, verdict: 'same', what: `${name}已有，不变` }
  const said = other.map(({ field, from, to }) => `${field}登记为 ${from}，文件写 ${to}`).join('；')
  return { position, verdict: 'same', what: `${name}已有，${said}。楼栋资料不由导入更改，请在楼栋里核对` }
}

const differing = (draft: BuildingDraft, known: KnownBuilding): Change[] => {
  const word = (lift: boolean) => (lift ? '有电梯' : '无电梯')
  return [
    ...(draft.floors !== null && known.floors !== null && draft.floors !== known.floors
      ? [{ field: '总层数', from: String(known.floors), to: String(draft.floors) }]
      : []),
    ...(draft.lift !== null && known.lift !== null && draft.lift !== known.lift
      ? [{ field: '电梯', from: word(known.lift), to: word(draft.lift) }]
      : []),
  ]
}
