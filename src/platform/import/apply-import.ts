import { businessDateAt } from '../../kernel/dates.ts'
import type { StaffId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'
import { auditedTransaction } from '../http/audited-transaction.ts'
import { writeFacts } from '../outbox/write-facts.ts'
import { type ImportRecord, noteMade, recount } from './import.store.ts'
import { type JudgedRow, judgeRows, ROWS_AT_ONCE } from './judge-import.ts'
import { startNotingMade } from './made.store.ts'
import { refuse } from './refusals.ts'
import type { Change, Register, StagedRow, TakeOn } from './register.ts'
import { keptRegisters, registers } from './registers.ts'
import {
  forgetTakenDrafts,
  type JudgedBefore,
  judgedBefore,
  keepRows,
  nextStaged,
  type StoredRow,
  twinsOf,
} from './staged.store.ts'
import type { WorkOn } from './work-on.ts'

type RowBefore = StoredRow & JudgedBefore

/**
 * Takes the good rows into the registers, in one transaction: all of them or, whatever happens, none. Every row is
 * judged once more; one that somebody changed since the preview is not overwritten but shown.
 */
export const applyImport = async (on: WorkOn, record: ImportRecord): Promise<void> => {
  const by = record.appliedBy as StaffId
  const stale: JudgedRow[] = []
  try {
    await auditedTransaction(
      { ...on, actor: { kind: 'staff', staffId: by }, act: '执行导入' },
      async ({ tx, now, audit }) => {
        const notes = startNotingMade(tx, on)
        const take: TakeOn = {
          ...{ tx, communityId: on.communityId, importId: on.importId, today: businessDateAt(now), now, by },
          merged: await mergedPeople(tx, on),
          made: notes.made,
          changed: notes.changed,
        }
        let done = 0
        for (const register of registers()) {
          if (register.kept) continue
          for await (const rows of takeable(tx, { ...on, register: register.id })) {
            const found = await takeRows(take, register, rows)
            stale.push(...found)
            if (found.length > 0 && !record.goodRowsOnly) throw refuse('changed-meanwhile', { rows: found.length })
            await notes.flush()
            done += rows.length
            await on.progress(done, record.counts.good)
          }
        }
        await keepStale(tx, on, stale)
        await forgetTakenDrafts(tx, { ...on, kept: keptRegisters() })
        await noteMade(tx, { ...on, made: notes.counts(), now })
        await recount(tx, on)
        audit({ subject: { kind: 'import', id: on.importId } })
        const fact = { name: 'imports.applied', payload: { importId: on.importId } }
        await writeFacts(tx, { communityId: on.communityId, at: now, facts: [fact] })
      },
    )
  } catch (error) {
    await on.database.run({ kind: 'community', communityId: on.communityId, write: true }, async (tx) => {
      await keepStale(tx, on, stale)
      await recount(tx, on)
    })
    throw error
  }
}

/** Rows to take, label by label: each label whole, none of its rows bad or with a fix that nobody accepted. */
async function* takeable(
  tx: Tx,
  on: WorkOn & { register: string },
): AsyncGenerator<readonly RowBefore[], void, undefined> {
  let after: { label: string; position: number } | null = null
  for (;;) {
    const staged: StoredRow[] = await nextStaged(tx, { ...on, after, limit: ROWS_AT_ONCE })
    const before = await judgedBefore(tx, { ...on, positions: staged.map(({ position }) => position) })
    const some = staged.map((row): RowBefore => ({ ...(before.get(row.position) ?? UNJUDGED), ...row }))
    const held = new Set(some.filter(isHeld).map(({ label }) => label))
    const wanted = new Set(some.filter(({ verdict }) => verdict === 'create' || verdict === 'change').map(labelOf))
    const rows = some.filter(
      (row) => wanted.has(labelOf(row)) && !(held.has(row.label) && row.label !== '') && !isHeld(row),
    )
    if (rows.length > 0) yield rows
    if (staged.length < ROWS_AT_ONCE) return
    after = staged.at(-1) ?? null
  }
}

const UNJUDGED: JudgedBefore = { verdict: 'bad', changes: [], fix: '' }

const labelOf = ({ label, position }: StoredRow): string => (label === '' ? `#${position}` : label)

const isHeld = ({ verdict, fix }: RowBefore): boolean =>
  verdict === 'bad' || verdict === 'conflict' || fix === 'offered'

/** Takes rows in whose judgement is what the person saw; answers the others. */
const takeRows = async (on: TakeOn, register: Register, rows: readonly RowBefore[]): Promise<JudgedRow[]> => {
  const { judged, known } = await judgeRows(on, register, rows)
  const before = new Map(rows.map((row) => [row.position, row]))
  const stale = judged.filter(({ row, judged: now }) => {
    const then = before.get(row.position)
    return then?.verdict !== now.verdict || inOneLine(then.changes) !== inOneLine(now.changes ?? [])
  })
  const staleLabels = new Set(stale.map(({ row }) => labelOf(row)))
  const fresh = judged.filter(({ row }) => !staleLabels.has(labelOf(row))).map(({ row }) => row as StagedRow)
  if (fresh.length > 0) await register.take(on, fresh, known)
  return stale
}

/** The database keeps the keys of JSON in an order of its own. */
const inOneLine = (changes: readonly Change[]): string =>
  changes.map(({ field, from, to }) => [field, from, to].join('\t')).join('\n')

const keepStale = async (tx: Tx, on: WorkOn, stale: readonly JudgedRow[]): Promise<void> => {
  if (stale.length === 0) return
  const rows = stale.map(({ row, judged }) => ({
    ...{ position: row.position, register: '', sheet: row.sheet, row: row.row, label: row.label, fix: '' },
    verdict: judged.verdict === 'create' || judged.verdict === 'change' ? ('conflict' as const) : judged.verdict,
    what: `预览之后有人改过，没有写入。现在看：${judged.what}`,
    changes: judged.changes ?? [],
    faults: row.faults,
  }))
  await keepRows(tx, { ...on, rows })
}

/** Which person of the file is which party, as was decided: groups that share a member are one. */
const mergedPeople = async (tx: Tx, on: WorkOn): Promise<ReadonlyMap<string, string>> => {
  const twins = await twinsOf(tx, { ...on, limit: 1_000_000, merged: true })
  const of = new Map<string, string>()
  const root = (id: string): string => {
    const next = of.get(id)
    return next === undefined || next === id ? id : root(next)
  }
  const known = new Set<string>()
  for (const { members, knownId } of twins) {
    if (knownId !== null) known.add(knownId)
    const [first = '', ...rest] = [...(knownId === null ? [] : [knownId]), ...members.map(({ id }) => id)]
    for (const id of rest) {
      const [a, b] = [root(first), root(id)]
      // Who is in the register already stays who he is.
      if (a !== b && known.has(b)) of.set(a, b)
      else if (a !== b) of.set(b, a)
    }
  }
  const all = twins.flatMap(({ members }) => members.map(({ id }) => id))
  return new Map(all.map((id) => [id, root(id)]))
}
