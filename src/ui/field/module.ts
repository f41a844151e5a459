import type { ComponentType } from 'react'
import type { Endpoint, Right } from '../../kernel/endpoint.ts'
import type { TabIconName } from './icons.tsx'

type Loaded = () => Promise<{ readonly default: ComponentType }>
type CountHook = () => number | undefined

/** An entry of the bar at the bottom; 首页 and 我的 are always there, three more fit. */
export interface FieldTab {
  readonly title: string
  readonly path: `/${string}`
  readonly icon: TabIconName
  readonly right: Right
  readonly order?: number
  readonly useCount?: CountHook
}

export interface FieldPage {
  /** Inside the community: `/work-orders/$orderId`; parameters are read with `usePageParam`. */
  readonly path: `/${string}`
  readonly title: string
  readonly right: Right
  readonly load: Loaded
}

/** A part of the phone's first page: what is mine to do now. */
export interface FieldSection {
  readonly id: string
  readonly title: string
  readonly order: number
  readonly right: Right
  readonly Component: ComponentType
  readonly useCount?: CountHook
}

/** A large button of the first page: 开始巡查, 抄表, 登记来访. */
export interface FieldShortcut {
  readonly title: string
  readonly path: `/${string}`
  readonly icon: TabIconName
  readonly right: Right
  readonly order?: number
}

/** What one module shows on the phone. */
export interface FieldModule {
  readonly id: string
  readonly tabs?: readonly FieldTab[]
  readonly pages?: readonly FieldPage[]
  readonly sections?: readonly FieldSection[]
  readonly shortcuts?: readonly FieldShortcut[]
  /** Entries of the page 我的. */
  readonly personEntries?: readonly { readonly title: string; readonly path: `/${string}` }[]
  /** Drawn invisibly while a person is signed in to a community: listeners for what comes in. */
  readonly Companion?: ComponentType
  /** Contracts whose calls may be made without signal and are sent later (`useRecord`). */
  readonly offline?: readonly Endpoint[]
}

/** Declares a module's part of the phone pages; exported by `src/modules/<id>/field/index.tsx`. */
export const defineFieldModule = (module: FieldModule): FieldModule => module
