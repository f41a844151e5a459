import { type HousePlace, houseName } from '../../estate/contract.ts'
import { maskedTail } from '../parties/masked-tail.rules.ts'
import type { Card, Panel, TimelineEntry, TimelinePage } from './contract.ts'

type Json = Readonly<Record<string, unknown>>

/** One person as the statement answers it. */
export interface PersonJson extends Json {
  readonly identityKind: string
  readonly identityTail: string
}

/** The one row of the card's statement. */
export interface CardRow {
  readonly house: Json & HousePlace
  readonly title: Json | null
  readonly holders: readonly PersonJson[]
  readonly leases: readonly (Json & { readonly tenants: readonly PersonJson[] })[]
  readonly occupants: readonly PersonJson[]
  readonly vehicles: readonly Json[]
  /** One value per panel, in the order asked. */
  readonly panels: readonly (PanelJson | null)[]
  readonly timeline: readonly TimelineJson[]
}

export interface PanelJson {
  readonly summary?: string | null
  readonly tone?: string | null
  readonly items?: readonly Json[] | null
}

export interface TimelineJson {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly title: string
  readonly detail: string | null
  readonly actor: string | null
}

interface AskedPanel {
  readonly id: string
  readonly title: string
  readonly order: number
}

/** The card from its row. Values of the register were checked when they were written; the contract checks them again on the way out. */
export const tellCard = (row: CardRow, asked: { panels: readonly AskedPanel[]; pageSize: number }): Card =>
  ({
    house: { ...row.house, name: houseName(row.house) },
    title: row.title,
    holders: row.holders.map(personOf),
    leases: row.leases.map((lease) => ({ ...lease, tenants: lease.tenants.map(personOf) })),
    occupants: row.occupants.map(personOf),
    vehicles: row.vehicles,
    panels: asked.panels.map((panel, at) => panelOf(panel, row.panels[at] ?? {})),
    timeline: tellTimeline(row.timeline, asked.pageSize),
  }) as unknown as Card

/** A page of the timeline; a full one has another behind it. */
export const tellTimeline = (rows: readonly TimelineJson[], pageSize: number): TimelinePage => {
  const entries = rows.map(
    (row): TimelineEntry => ({
      ...row,
      at: instant(row.at),
      detail: row.detail ?? '',
      actor: row.actor ?? '',
    }),
  )
  return { entries, next: entries.length < pageSize ? null : (entries.at(-1)?.at ?? null) }
}

const personOf = ({ identityKind, identityTail, ...person }: PersonJson) => ({
  ...person,
  identityMasked: maskedTail({ isCitizen: identityKind === 'resident-id', tail: identityTail }),
})

const panelOf = ({ id, title, order }: AskedPanel, json: PanelJson): Panel => ({
  ...{ id, title, order },
  summary: json.summary ?? '',
  tone: json.tone ?? '',
  items: (json.items ?? []).map(itemOf),
})

/** Without the fields that a module left empty; instants as the wire writes them. */
const itemOf = (item: Json): Panel['items'][number] =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, name === 'at' || name === 'dueAt' ? instant(String(value)) : String(value)]),
  ) as Panel['items'][number]

const instant = (text: string): string => new Date(text).toISOString()
