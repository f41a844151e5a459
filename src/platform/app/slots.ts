import type { RawBuilder } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'

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

/** What the modules fill in other modules' pages, gathered by the app. */
export interface Slots {
  readonly cardPanels: readonly CardPanel[]
  readonly timelines: readonly TimelineSource[]
  /** The rights that a set of roles carries, over all modules. */
  rightsOf(roles: readonly string[]): ReadonlySet<string>
  /** 中文名 of a right, for refusals and the rights page. */
  rightName(right: string): string
}
