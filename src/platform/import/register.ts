import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'
import type { SheetRow } from '../sheets/index.ts'
import type { Headers, Recognition } from './recognise-columns.rules.ts'
import type { Fault } from './row-in-hand.rules.ts'

/** What an import would do with a row. `joined` goes in with another row, `kept` waits for the module that will take it. */
export type Verdict = 'create' | 'change' | 'same' | 'joined' | 'kept' | 'conflict' | 'bad'

/** A value that would change, in words. */
export interface Change {
  readonly field: string
  readonly from: string
  readonly to: string
}

/** A row as its register read it. `label` is what it is about (`3-2-1501`, a plate): rows of one label are judged together. */
export interface ReadRow<Draft = unknown> {
  readonly label: string
  /** Null when the row does not say what it is about. */
  readonly draft: Draft | null
  readonly faults: readonly Fault[]
}

/** A read row that lies in the database. */
export interface StagedRow<Draft = unknown> extends ReadRow<Draft> {
  readonly position: number
  readonly sheet: string
  readonly row: number
  /** Of a register that was exported: which row it is, and its version then. */
  readonly rowId: string | null
  readonly rowVersion: number | null
}

export interface Judged {
  readonly position: number
  readonly verdict: Verdict
  /** One line: what will happen, or why not. */
  readonly what: string
  readonly changes?: readonly Change[]
  /** Faults that only show beside other rows or the register. */
  readonly faults?: readonly Fault[]
}

interface InImport {
  readonly communityId: CommunityId
  readonly importId: string
  readonly today: BusinessDate
}

export interface LookOn extends InImport {
  readonly tx: Tx
}

/** What `take` is given beside the rows: who, when, and where to note what was made and changed. */
export interface TakeOn extends LookOn {
  readonly now: Date
  readonly by: StaffId
  /** The party that a person of the file is, where that was decided. */
  readonly merged: ReadonlyMap<string, string>
  readonly made: (kind: string, ids: readonly string[]) => void
  readonly changed: (kind: string, rows: readonly { id: string; version: number; before: unknown }[]) => void
}

/**
 * A register (台账) that can be imported: how its sheets are known, and how its rows are read, compared with what is
 * there, and taken in, many at a time. Declared by its module; `Known` is what it loads to compare with.
 */
export interface Register<Draft = unknown, Known = unknown> {
  readonly id: string
  /** 中文名, also what its sheet is called. */
  readonly name: string
  readonly headers: Headers
  /** Its rows are only kept, until the module comes that takes them. */
  readonly kept?: true
  /** Whether columns of these meanings make a sheet of this register. */
  readonly needs: (has: (field: string) => boolean) => boolean
  /** Reads rows one after another; null for rows without data. What it returns holds no identity number in clear. */
  startReading(
    recognition: Recognition,
    on: { communityId: CommunityId; today: BusinessDate },
  ): (row: SheetRow) => ReadRow<Draft> | null
  look(on: LookOn, rows: readonly StagedRow<Draft>[]): Promise<Known>
  /** Pure. Gets every row of each label. */
  judge(rows: readonly StagedRow<Draft>[], known: Known): readonly Judged[]
  /** Takes rows in that `judge` has just called `create` or `change`, each label whole. */
  take(on: TakeOn, rows: readonly StagedRow<Draft>[], known: Known): Promise<void>
  /** Looks through all that was read for people who may be one. */
  findTwins?(on: LookOn): Promise<readonly Twin[]>
}

export interface Twin {
  readonly reason: 'identity' | 'phone' | 'name-in-house'
  readonly members: readonly { readonly id: string; readonly name: string; readonly label: string }[]
  readonly known: { readonly id: string; readonly name: string; readonly label: string } | null
}

/** A kind of row that imports make or change, so that they can be taken back; in the order in which they are made. */
export interface Thing {
  readonly kind: string
  /** 中文名. */
  readonly name: string
  /** `estate.house`: its key is (community_id, id). */
  readonly table: string
  /** It has a `version` that is 1 when made and rises with every change. */
  readonly versioned: boolean
  /** SQL of what a person calls the row `t`. */
  readonly label: string
  /** Takes the rows away that an import made (`madeIds`), with what no foreign key holds: search keys. */
  remove(tx: Tx, on: MadeBy): Promise<void>
  /** Puts former values back where nobody has changed the row since; answers how many it was. */
  restore?(
    tx: Tx,
    on: MadeBy & { rows: readonly { id: string; version: number; before: unknown }[]; now: Date; by: StaffId },
  ): Promise<number>
}

export interface MadeBy {
  readonly communityId: CommunityId
  readonly importId: string
}

/** What a module offers to imports. */
export interface Imports {
  // biome-ignore lint/suspicious/noExplicitAny: each register knows its own drafts; the engine passes them through.
  readonly registers: readonly Register<any, any>[]
  readonly things: readonly Thing[]
}
