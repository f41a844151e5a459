import type { RawBuilder } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { RefusalTable } from '../../kernel/refusal.ts'
import type { Tx } from '../database/tx.ts'
import type { Database } from '../http/database.ts'
import type { Fact, Handler } from '../http/use-case.ts'
import type { Imports } from '../import/register.ts'
import type { CardPanel, Slots, TemplateSheet, TimelineSource } from './slots.ts'

export type { CardPanel, TimelineSource }

export interface RightDeclaration {
  readonly name: string
  /** The roles that carry the right; a manager may not be assumed to hold what is not listed. */
  readonly roles: readonly string[]
}

/** A fact of another module that this one acts upon; runs in a transaction of its own, at least once, so it must be idempotent. */
export interface Subscription {
  readonly fact: string
  /** It sends something out of the house: while that is held back (after a restore), the fact waits in the outbox. */
  readonly outbound?: true
  run(on: {
    tx: Tx
    communityId: CommunityId
    now: Date
    eventId: string
    payload: Readonly<Record<string, unknown>>
    /** For what must stand although this transaction falls: a block of numbers reserved beside it. */
    database: Database
    /** Announces what follows from the fact, in the same transaction. */
    tell(fact: Fact): void
  }): Promise<void>
}

/** Work done by the clock or on demand, outside of any request. */
export interface Job {
  readonly name: string
  /** Crontab in UTC; absent for work that is only asked for. */
  readonly cron?: string
  /** It sends something out of the house: while that is held back (after a restore), the work waits. */
  readonly outbound?: true
  run(on: {
    database: Database
    payload: Readonly<Record<string, unknown>>
    log: (line: string) => void
    /** Raised when the server is stopping and cannot wait any longer. */
    signal?: AbortSignal
  }): Promise<void>
}

/** A statement about the data that must hold on any database; `sql` selects the rows that break it. */
export interface Invariant {
  /** I1–I16 of the domain notes, or a name of the module's own. */
  readonly id: string
  readonly title: string
  /** One statement; each row that it returns is a breach: `(community_id, what text)`. */
  readonly sql: string
}

/** A query that must use indexes as the application role; the EXPLAIN test runs it and fails on a sequential scan. */
export interface HotQuery {
  readonly name: string
  build(on: { communityId: CommunityId }): RawBuilder<unknown>
}

export interface ServerModule {
  readonly id: string
  /** 中文名. */
  readonly name: string
  readonly rights: Readonly<Record<string, RightDeclaration>>
  readonly handlers: readonly Handler[]
  readonly refusals: readonly { readonly module: string; readonly table: RefusalTable }[]
  readonly cardPanels?: readonly CardPanel[]
  readonly timelines?: readonly TimelineSource[]
  readonly templateSheets?: readonly TemplateSheet[]
  readonly subscriptions?: readonly Subscription[]
  readonly jobs?: readonly Job[]
  readonly invariants?: readonly Invariant[]
  readonly hotQueries?: readonly HotQuery[]
  /** Registers that can be imported, and what imports make: docs/decisions/0020. */
  readonly imports?: Imports
}

/** Declares what a module offers the app. */
export const defineModule = <const M extends ServerModule>(module: M): M => module

/** Gathers the slots and the rights of all modules, in their order. */
export const slotsOf = (modules: readonly ServerModule[]): Slots => {
  const declared = new Map(modules.flatMap((m) => Object.entries(m.rights)))
  const byRole = new Map<string, Set<string>>()
  for (const [right, { roles }] of declared) {
    for (const role of roles) byRole.set(role, (byRole.get(role) ?? new Set()).add(right))
  }
  const known = new Map<string, ReadonlySet<string>>()
  return {
    cardPanels: modules.flatMap((m) => m.cardPanels ?? []).sort((a, b) => a.order - b.order),
    timelines: modules.flatMap((m) => m.timelines ?? []),
    templateSheets: modules.flatMap((m) => m.templateSheets ?? []).sort((a, b) => a.order - b.order),
    rightsOf: (roles) => {
      const key = [...roles].sort().join()
      const rights = known.get(key) ?? new Set(roles.flatMap((role) => [...(byRole.get(role) ?? [])]))
      known.set(key, rights)
      return rights
    },
    rightName: (right) => declared.get(right)?.name ?? right,
  }
}
