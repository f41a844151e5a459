import { sql } from 'kysely'
import { cleanLine } from '../../../kernel/chinese-text.ts'
import { meaningIn, readCode } from '../../../platform/import/read-cells.rules.ts'
import type { Change, Judged, Register, StagedRow, TakeOn } from '../../../platform/import/register.ts'
import {
  blame,
  cellsOf,
  coded,
  type RowInHand,
  startTaking,
  taken,
  textOf,
} from '../../../platform/import/row-in-hand.rules.ts'
import { labelsToCome } from '../../../platform/import/staged.store.ts'
import { canonicalSpelling, naturalSortKey, parseHouseSpelling } from '../../estate/contract.ts'
import { housesBySpelling } from '../../estate/index.ts'
import { type KeyKind, keyKindNames } from '../words.ts'

interface KeyDraft {
  readonly kind: KeyKind | null
  readonly label: string
  readonly pieces: number | null
  readonly note: string
  /** `3-2-1501`, or empty where the place is no house. */
  readonly spelling: string
  /** As the file writes it; an area or a facility is found by its name. */
  readonly place: string
}

interface KnownKey {
  readonly id: string
  readonly number: string
  readonly kind: KeyKind
  readonly label: string
  readonly pieces: number
  readonly note: string
  readonly place: string
  readonly version: number
}

interface Known {
  readonly keys: ReadonlyMap<string, KnownKey>
  /** Ids of houses by spelling, of areas and facilities by name. */
  readonly houses: ReadonlyMap<string, string>
  readonly areas: ReadonlyMap<string, string>
  readonly facilities: ReadonlyMap<string, string>
  readonly housesToCome: ReadonlySet<string>
}

type Row = StagedRow<KeyDraft>

const CHANGEABLE = ['label', 'note'] as const
const FACT_NAMES = { label: '名称', note: '备注' } as const

/**
 * The ledger of keys. A new one is received: whether it opens its lock is still to be checked, so where it hung in
 * the file is only noted.
 */
export const keysRegister: Register<KeyDraft, Known> = {
  id: 'keys',
  name: '钥匙台账',
  headers: {
    fields: {
      number: { title: '钥匙编号', names: '钥匙号 钥匙牌号 钥匙编码' },
      kind: { title: '类别', names: '钥匙类别 钥匙类型 类型' },
      place: { title: '所开部位', names: '房号 房屋 房屋编号 房间号 位置 部位 使用部位 所属房屋 地点' },
      label: { title: '名称', names: '钥匙名称 描述' },
      pieces: { title: '数量', names: '把数 数量把 钥匙数量' },
      cabinet: { title: '钥匙柜', names: '柜号 存放柜 存放位置' },
      hook: { title: '钩号', names: '挂钩 挂钩号 钩 柜位' },
      state: { title: '状态', names: '钥匙状态', later: '在柜、借出由台账登记，这次不写入' },
      borrower: { title: '借用人', names: '借用者', later: '借用由台账登记，这次不写入' },
      purpose: { title: '用途', names: '借用用途', later: '借用由台账登记，这次不写入' },
      lentAt: { title: '借出时间', names: '借用时间', later: '借用由台账登记，这次不写入' },
      dueAt: { title: '应还时间', names: '归还时间', later: '借用由台账登记，这次不写入' },
      note: { title: '备注', names: '备注信息 说明' },
    },
    likely: [[/钥匙.*(?:号|编)/, 'number']],
  },
  needs: (has) => has('number') && (has('place') || has('kind') || has('label') || has('cabinet')),
  startReading: (recognition) => {
    const take = startTaking(recognition)
    return (row) => {
      const inHand = take(row)
      return inHand === null ? null : readKey(inHand)
    }
  },
  look: async (on, rows) => {
    const { tx, communityId } = on
    const drafts = rows.flatMap(({ draft }) => (draft === null ? [] : [draft]))
    const spellings = [...new Set(drafts.map(({ spelling }) => spelling).filter((one) => one !== ''))]
    const names = [...new Set(drafts.map(({ place }) => place).filter((one) => one !== ''))]
    const { rows: keys } = await sql<KnownKey>`select k.id, k.number, k.kind, k.label, k.pieces, k.note, k.version,
        coalesce(h.spelling, a.name, f.name, '') as place
      from keys.key k
      left join estate.house h on h.community_id = ${communityId} and h.id = k.house_id
      left join estate.public_area a on a.community_id = ${communityId} and a.id = k.public_area_id
      left join estate.facility f on f.community_id = ${communityId} and f.id = k.facility_id
      where k.community_id = ${communityId} and k.number = any(${rows.map(({ label }) => label)}::text[])`.execute(tx)
    const { rows: places } = await sql<{
      kind: string
      id: string
      name: string
    }>`select 'area' as kind, id, name from estate.public_area
        where community_id = ${communityId} and name = any(${names}::text[])
      union all select 'facility', id, name from estate.facility
        where community_id = ${communityId} and name = any(${names}::text[])`.execute(tx)
    const idsOf = (wanted: string) =>
      new Map(places.filter(({ kind }) => kind === wanted).map(({ name, id }) => [name, id]))
    const houses = await housesBySpelling(tx, { communityId, spellings })
    return {
      keys: new Map(keys.map((key) => [key.number, key])),
      houses: new Map(houses.map(({ spelling, id }) => [spelling, id])),
      areas: idsOf('area'),
      facilities: idsOf('facility'),
      housesToCome: await labelsToCome(tx, { ...on, register: 'houses', labels: spellings }),
    }
  },
  judge: (rows, known) => rows.map((row, at) => judgeKey(row, { before: rows[at - 1], known })),
  take: async (on, rows, known) => {
    await addKeys(
      on,
      rows.filter(({ label }) => !known.keys.has(label)),
      known,
    )
    await changeKeys(on, rows, known)
  },
}

const readKey = (inHand: RowInHand) => {
  const [cell] = cellsOf(inHand, 'number')
  const label = cell === undefined ? '' : (taken(inHand, 'number', { cell, reading: readCode(cell.text) }) ?? '')
  if (label === '') blame(inHand, 'number', { reason: '没有钥匙编号' })
  if ([...label].length > 40) blame(inHand, 'number', { reason: '钥匙编号超过 40 个字' })
  const place = cleanLine(textOf(inHand, 'place'))
  const reading = parseHouseSpelling(place)
  const isHouse = reading !== null && reading.building !== null && reading.number !== null
  const pieces = textOf(inHand, 'pieces').replace(/[把串]$/u, '')
  if (pieces !== '' && !/^(?:[1-9]\d?|1\d\d|200)$/.test(pieces))
    blame(inHand, 'pieces', { reason: '数量须为 1 至 200 的整数' })
  const hung = [textOf(inHand, 'cabinet'), textOf(inHand, 'hook') === '' ? '' : `${textOf(inHand, 'hook')} 号钩`]
  const where = hung.filter((part) => part !== '').join(' ')
  const note = [textOf(inHand, 'note'), where === '' ? '' : `原存放：${where}`].filter((part) => part !== '').join('；')
  const draft: KeyDraft = {
    kind: coded(inHand, 'kind', kindOf),
    label: cleanLine(textOf(inHand, 'label')).slice(0, 60),
    pieces: pieces === '' ? null : Number(pieces),
    note: note.slice(0, 500),
    spelling: isHouse
      ? canonicalSpelling({ building: reading.building, entrance: reading.entrance, number: reading.number })
      : '',
    place,
  }
  return { label, draft: label === '' ? null : draft, faults: inHand.faults }
}

const kindOf = (word: string): KeyKind | null =>
  (Object.keys(keyKindNames) as KeyKind[]).find((kind) => keyKindNames[kind] === word) ??
  meaningIn<KeyKind>(word, [
    [/委托|托管|寄存/, 'entrusted'],
    [/空置|空房/, 'vacant'],
    [/返修|维修/, 'repair-return'],
    [/公共|公区/, 'public'],
    [/设备|机房|泵房|配电/, 'equipment'],
    [/总钥匙|万能/, 'master'],
  ])

const placeIdsOf = ({ spelling, place }: KeyDraft, known: Known) => ({
  houseId: known.houses.get(spelling) ?? null,
  areaId: known.houses.has(spelling) ? null : (known.areas.get(place) ?? null),
  facilityId: known.houses.has(spelling) || known.areas.has(place) ? null : (known.facilities.get(place) ?? null),
})

const judgeKey = (row: Row, on: { before: Row | undefined; known: Known }): Judged => {
  const { position, label } = row
  const draft = row.draft as KeyDraft
  if (on.before?.label === label) return { position, verdict: 'bad', what: `与第 ${on.before.row} 行的钥匙编号相同` }
  const ids = placeIdsOf(draft, on.known)
  const isPlaced = ids.houseId !== null || ids.areaId !== null || ids.facilityId !== null
  if (draft.place !== '' && !isPlaced && !on.known.housesToCome.has(draft.spelling)) {
    const what = `所开部位“${draft.place}”不是已登记的房屋、公共区域或设施。请先登记它，或改写`
    return { position, verdict: 'bad', what }
  }
  const key = on.known.keys.get(label)
  if (key === undefined) return { position, verdict: 'create', what: `接收钥匙 ${label}，待核对、调试后上柜` }
  const changes = changesOf(draft, key)
  if (changes.length === 0) return { position, verdict: 'same', what: '钥匙已有，不变' }
  const what = changes.map(({ field, from, to }) => `${field} ${from === '' ? '' : `${from} → `}${to}`).join('；')
  return row.rowId === key.id && row.rowVersion !== null && row.rowVersion !== key.version
    ? { position, verdict: 'conflict', what: `导出之后别人动过这串钥匙，没有覆盖：${what}`, changes }
    : { position, verdict: 'change', what, changes }
}

const changesOf = (draft: KeyDraft, key: KnownKey): Change[] => {
  const said = draft.note.replace(/；?原存放：.*$/u, '')
  const texts = { label: draft.label, note: said }
  return [
    ...CHANGEABLE.flatMap((fact) =>
      texts[fact] === '' || texts[fact] === key[fact]
        ? []
        : [{ field: FACT_NAMES[fact], from: key[fact], to: texts[fact] }],
    ),
    ...(draft.pieces === null || draft.pieces === key.pieces
      ? []
      : [{ field: '数量', from: String(key.pieces), to: String(draft.pieces) }]),
  ]
}

const addKeys = async (on: TakeOn, rows: readonly Row[], known: Known): Promise<void> => {
  if (rows.length === 0) return
  const keys = rows.map(({ label, draft }) => {
    const { kind, pieces, note, label: name, spelling } = draft as KeyDraft
    const fallback = spelling === '' ? 'public' : 'vacant'
    return {
      ...{ id: crypto.randomUUID(), number: label, sort_key: naturalSortKey(label), kind: kind ?? fallback },
      ...{ label: name, pieces: pieces ?? 1, note },
      ...placeIdsOf(draft as KeyDraft, known),
    }
  })
  await sql`with added as (
      insert into keys.key (community_id, id, number, sort_key, kind, label, pieces, house_id, public_area_id, facility_id, state, note,
        received_at, received_by)
      select ${on.communityId}::uuid, g.id, g.number, g.sort_key, g.kind, g.label, g.pieces, g."houseId", g."areaId", g."facilityId",
        'received', g.note, ${on.now}::timestamptz, ${on.by}::uuid
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as g (id uuid, number text, sort_key text, kind text, label text,
        pieces int, "houseId" uuid, "areaId" uuid, "facilityId" uuid, note text)
      returning id
    )
    insert into keys.key_event (community_id, key_id, what, note, at, by_id)
    select ${on.communityId}::uuid, added.id, 'received', '资料导入', ${on.now}::timestamptz, ${on.by}::uuid from added`.execute(
    on.tx,
  )
  on.made(
    'key',
    keys.map(({ id }) => id),
  )
}

const changeKeys = async (on: TakeOn, rows: readonly Row[], known: Known): Promise<void> => {
  const changes = rows.flatMap(({ label, draft }) => {
    const key = known.keys.get(label)
    if (key === undefined) return []
    const said = draft as KeyDraft
    const note = said.note.replace(/；?原存放：.*$/u, '')
    const before = { label: key.label, note: key.note, pieces: key.pieces }
    return [
      {
        ...{ id: key.id, version: key.version, before },
        facts: { label: said.label || key.label, note: note || key.note, pieces: said.pieces ?? key.pieces },
      },
    ]
  })
  const changed = await saveKeyFacts(on, changes)
  const before = new Map(changes.map((row) => [row.id, row.before]))
  on.changed(
    'key',
    changed.map(({ id, version }) => ({ id, version, before: before.get(id) })),
  )
}

export interface KeyFactsToSave {
  readonly id: string
  readonly version: number
  readonly facts: { readonly label: string; readonly note: string; readonly pieces: number }
}

/** Changes facts of keys that nobody has moved since; answers which. */
export const saveKeyFacts = async (
  on: Pick<TakeOn, 'tx' | 'communityId' | 'now' | 'by'>,
  rows: readonly KeyFactsToSave[],
): Promise<{ id: string; version: number }[]> => {
  if (rows.length === 0) return []
  const given = rows.map(({ id, version, facts }) => ({ id, version, ...facts }))
  const { rows: changed } = await sql<{ id: string; version: number }>`with changed as (
      update keys.key k set label = g.label, note = g.note, pieces = g.pieces, version = k.version + 1
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, version int, label text, note text, pieces int)
      where k.community_id = ${on.communityId} and k.id = g.id and k.version = g.version
      returning k.id, k.version
    ), told as (
      insert into keys.key_event (community_id, key_id, what, note, at, by_id)
      select ${on.communityId}::uuid, changed.id, 'corrected', '资料导入', ${on.now}::timestamptz, ${on.by}::uuid from changed
      returning key_id
    )
    select id, version from changed`.execute(on.tx)
  return changed
}
