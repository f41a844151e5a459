import type { RawBuilder } from 'kysely'
import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { CellValue } from '../../kernel/list-column.ts'
import type { SheetColumn } from '../sheets/sheet-to-write.ts'

/** One panel of the household card: a piece of SQL that answers one JSON value, composed with the others into one statement. */
export interface CardPanel {
  readonly id: string
  readonly title: string
  readonly order: number
  /** Who may see it; without the right the panel is left out of the statement. */
  readonly right: string
  /** Answers `jsonb`: `{ summary, tone?, items: [{ id, title, detail?, tone?, at?, dueAt?, number?, kind? }] }`. */
  sql(on: { communityId: CommunityId; houseId: string; now: Date }): RawBuilder<unknown>
}

/** What a module adds to the household's single timeline: a select of `(id uuid, at timestamptz, kind text, title text, detail text, actor text)`. */
export interface TimelineSource {
  readonly id: string
  readonly right: string
  sql(on: { communityId: CommunityId; houseId: string; before: Date; limit: number }): RawBuilder<unknown>
}

/** A column of our own template, and what to write in it. */
export interface TemplateColumn extends SheetColumn {
  readonly note: string
}

/** What a row of a filled template is called inside, so that it is known again when it comes back. */
export interface TemplateRow {
  readonly id: string | null
  readonly version: number | null
  readonly values: readonly CellValue[]
}

/** For whom a template is filled: whole numbers of people leave only with an approval. */
export interface FilledFor {
  readonly communityId: CommunityId
  readonly today: BusinessDate
  readonly numbers: 'masked' | 'whole'
}

/** One sheet of our own template: one register, in words. */
export interface TemplateSheet {
  readonly name: string
  readonly order: number
  /** Who may have it filled; without the right the sheet stays empty. */
  readonly right: string
  readonly columns: readonly TemplateColumn[]
  /** The register of today: a statement, and the rows that the sheet makes of each of its rows. */
  filled(on: FilledFor): {
    readonly query: RawBuilder<unknown>
    readonly rows: (stored: never) => readonly TemplateRow[]
  }
}

/** What the modules fill in other modules' pages, gathered by the app. */
export interface Slots {
  readonly cardPanels: readonly CardPanel[]
  readonly timelines: readonly TimelineSource[]
  readonly templateSheets: readonly TemplateSheet[]
  /** The rights that a set of roles carries, over all modules. */
  rightsOf(roles: readonly string[]): ReadonlySet<string>
  /** 中文名 of a right, for refusals and the rights page. */
  rightName(right: string): string
}
