import { businessDateAt } from '../../kernel/dates.ts'
import type { Tx } from '../database/tx.ts'
import { recount } from './import.store.ts'
import type { Judged, LookOn, Register, StagedRow } from './register.ts'
import { registers } from './registers.ts'
import { isBlocking } from './row-in-hand.rules.ts'
import { sealFault } from './seal-faults.ts'
import { forgetJudged, keepRows, keepTwins, nextStaged, type RowToKeep, type StoredRow } from './staged.store.ts'
import type { WorkOn } from './work-on.ts'

export const ROWS_AT_ONCE = 1_000

/** Judges every staged row against its register and the rows of its label, and looks for people who may be one. */
export const judgeImport = async (on: WorkOn): Promise<void> => {
  const write = { kind: 'community', communityId: on.communityId, write: true } as const
  const today = await on.database.run(write, async (tx) => {
    await forgetJudged(tx, on)
    return businessDateAt(await on.database.now(tx))
  })
  let done = 0
  for (const register of registers()) {
    let after: { label: string; position: number } | null = null
    for (;;) {
      const from: { label: string; position: number } | null = after
      const rows: StoredRow[] = await on.database.run(write, async (tx) => {
        const some = await nextStaged(tx, { ...on, register: register.id, after: from, limit: ROWS_AT_ONCE })
        if (some.length > 0) {
          const kept = (await judgeRows({ ...on, tx, today }, register, some)).judged
          await keepRows(tx, { ...on, rows: kept.map((one) => rowToKeep(one, { register, on })) })
        }
        return some
      })
      done += rows.length
      await on.progress(done, 0)
      after = rows.at(-1) ?? null
      if (rows.length < ROWS_AT_ONCE) break
    }
  }
  await on.database.run(write, async (tx) => {
    for (const register of registers()) {
      const twins = (await register.findTwins?.({ ...on, tx, today })) ?? []
      await keepTwins(tx, { ...on, twins })
    }
    await recount(tx, on)
  })
}

export interface JudgedRow {
  readonly row: StoredRow
  readonly judged: Judged
}

/**
 * Judges rows that hold each label whole: one that cannot be read is bad, and so are the others of its label; the rest
 * is for the register to say.
 */
export const judgeRows = async (
  on: LookOn & { tx: Tx },
  register: Register,
  rows: readonly StoredRow[],
): Promise<{ judged: JudgedRow[]; known: unknown }> => {
  const badOf = new Map<string, StoredRow>()
  for (const row of rows) if (row.label !== '' && isUnreadable(row) && !badOf.has(row.label)) badOf.set(row.label, row)
  const readable = rows.filter((row) => !isUnreadable(row) && !badOf.has(row.label)) as StagedRow[]
  const known = await register.look(on, readable)
  const said = new Map(register.judge(readable, known).map((one) => [one.position, one]))
  const judged = rows.map((row) => ({ row, judged: said.get(row.position) ?? unreadable(row, badOf.get(row.label)) }))
  return { judged, known }
}

const isUnreadable = ({ draft, faults }: StoredRow): boolean => draft === null || faults.some(isBlocking)

const unreadable = (row: StoredRow, first: StoredRow | undefined): Judged => {
  const reason = row.faults.find(isBlocking)?.reason
  const what = reason ?? (first === undefined ? '看不出这一行说的是什么' : `第 ${first.row} 行有误，改好后一起导入`)
  return { position: row.position, verdict: 'bad', what }
}

const rowToKeep = ({ row, judged }: JudgedRow, { register, on }: { register: Register; on: WorkOn }): RowToKeep => ({
  ...{ position: row.position, register: register.id, sheet: row.sheet, row: row.row, label: row.label },
  ...{ verdict: judged.verdict, what: judged.what, changes: judged.changes ?? [] },
  faults: [...row.faults, ...(judged.faults ?? []).map((fault) => sealFault(fault, on))],
  fix: row.faults.some(({ fix }) => fix !== undefined) && judged.verdict !== 'bad' ? 'offered' : '',
})
