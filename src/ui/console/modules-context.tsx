import { createContext, type ReactNode, useContext } from 'react'
import { useAllowed } from '../shared/session.tsx'
import type { CardAction, CardPanel, ConsoleModule, ConsoleSearch, MenuEntry, Place, settings, TodaySection } from './module.ts'

const ModulesContext = createContext<readonly ConsoleModule[]>([])

export const ModulesProvider = ({ modules, children }: { modules: readonly ConsoleModule[]; children: ReactNode }) => (
  <ModulesContext value={modules}>{children}</ModulesContext>
)

const useModules = () => useContext(ModulesContext)

export const useMenu = (place: Place | typeof settings): MenuEntry[] =>
  useAllowed(useModules().flatMap((module) => module.menu ?? [])).filter((entry) => entry.place === place)

export const useTodaySections = (): TodaySection[] =>
  useAllowed(useModules().flatMap((module) => module.todaySections ?? []))

export const useCardPanels = (): CardPanel[] => useAllowed(useModules().flatMap((module) => module.cardPanels ?? []))

export const useCardActions = (): CardAction[] => useAllowed(useModules().flatMap((module) => module.cardActions ?? []))

export const useSearch = (): ConsoleSearch | undefined =>
  useAllowed(useModules().flatMap((module) => (module.search === undefined ? [] : [module.search])))[0]

export const usePersonEntries = () => useModules().flatMap((module) => module.personEntries ?? [])

export const useCompanions = () =>
  useModules().flatMap(({ id, Companion }) => (Companion === undefined ? [] : [{ id, Companion }]))
