import type { ComponentType } from 'react'
import type { Right } from '../../kernel/endpoint.ts'
import type { CommunityId, Id } from '../../kernel/id.ts'

/** The ten places of the console, in the order of the rail, and the settings behind the gear. */
export const places = ['今日', '接待台', '事项', '房产', '收费', '沟通', '品质', '前台', '内勤', '报表'] as const
export type Place = (typeof places)[number]
export const settings = '设置'

/** What a page file exports as its default. */
type Loaded<Props> = () => Promise<{ readonly default: ComponentType<Props> }>

type CountHook = () => number | undefined

export interface MenuEntry {
  readonly place: Place | typeof settings
  readonly title: string
  /** A page of this module, as in `pages`. */
  readonly path: `/${string}`
  readonly right: Right
  /** Clauses that the page answers, for `docs/clauses.md` (`§11.1`). */
  readonly clauses?: readonly string[]
  /** Position inside the place; 50 unless told. */
  readonly order?: number
  /** How many wait there: the badge. A hook; it runs on every page, so let it read one small number. */
  readonly useCount?: CountHook
}

export interface Page {
  /** Inside the community (`/keys`, `/houses/$houseId`); parameters are read with `usePageParam('houseId')`. */
  readonly path: `/${string}`
  readonly title: string
  readonly right: Right
  /** `company`: stands on its own, no community needed (staff, communities). */
  readonly scope?: 'company'
  readonly load: Loaded<object>
}

export type HouseId = Id<'HouseId'>

export interface CardPanelProps<Data = unknown> {
  readonly communityId: CommunityId
  readonly houseId: HouseId
  /** What the module's server part put into the card's one composed answer under this panel's id. */
  readonly data: Data
}

export interface CardPanel {
  /** The same id as the panel of the module's server manifest. */
  readonly id: string
  readonly title: string
  readonly order: number
  readonly right: Right
  /** Takes the whole width of the card instead of one column. */
  readonly wide?: boolean
  /** Drawn only where the server put items into it. */
  readonly onlyWithItems?: boolean
  readonly load: Loaded<CardPanelProps>
}

/** The house whose card is open. */
export interface CardHouse {
  readonly id: HouseId
  /** As people say it: `3栋2单元1501`. */
  readonly name: string
  /** Who lives here and may be calling, first the one who calls. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly phone: string }[]
}

export interface CardActionProps {
  readonly communityId: CommunityId
  readonly house: CardHouse
  readonly close: () => void
}

export interface CardAction {
  readonly id: string
  /** `报修` */
  readonly label: string
  /** Full heading of the drawer where it says more than the button (`登记报修`). */
  readonly title?: string
  /** A single key that opens it while the card has the keyboard (`r`). */
  readonly key?: string
  readonly order: number
  readonly right: Right
  readonly load: Loaded<CardActionProps>
}

/** What a module shows on 接待台 before a household is chosen, under the search. */
export interface DeskSection {
  readonly id: string
  readonly order: number
  readonly right: Right
  readonly Component: ComponentType
}

export interface TodaySection {
  readonly id: string
  readonly title: string
  /** Breached clocks 10, due today 20, duties 30, callbacks 40, the rest after. */
  readonly order: number
  readonly right: Right
  readonly Component: ComponentType
  /** How many wait; a section with none is not drawn, undefined while it is not known. */
  readonly useCount: CountHook
}

export interface SearchHit {
  readonly key: string
  /** `3栋2单元1501` */
  readonly title: string
  /** `张三 · 业主 · 138****5678` */
  readonly detail?: string
  /** What kind of thing it is (`房屋`, `业户`, `车辆`, `事项`). */
  readonly kind?: string
  /** Page inside the community that choosing the hit opens. */
  readonly path: `/${string}`
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
  /** Where nothing fits: one sentence with what was tried. `hits` then holds the nearest. */
  readonly tried?: string
}

export interface ConsoleSearch {
  readonly right: Right
  /** Shown in the empty box. */
  readonly placeholder: string
  readonly find: (question: {
    readonly communityId: CommunityId
    readonly q: string
    readonly signal: AbortSignal
  }) => Promise<SearchAnswer>
}

/** An entry of the menu under the person's own name. */
export interface PersonEntry {
  readonly title: string
  readonly path: `/${string}`
}

/** What one module shows in the console. */
export interface ConsoleModule {
  readonly id: string
  readonly menu?: readonly MenuEntry[]
  readonly pages?: readonly Page[]
  readonly personEntries?: readonly PersonEntry[]
  readonly cardPanels?: readonly CardPanel[]
  readonly cardActions?: readonly CardAction[]
  readonly todaySections?: readonly TodaySection[]
  readonly deskSections?: readonly DeskSection[]
  /** The one search of the console; one module offers it. */
  readonly search?: ConsoleSearch
  /** Drawn invisibly while a person is signed in to a community: listeners for calls and other live events. */
  readonly Companion?: ComponentType
}

/** Declares a module's part of the console; exported by `src/modules/<id>/web/index.tsx`. */
export const defineConsoleModule = (module: ConsoleModule): ConsoleModule => module
