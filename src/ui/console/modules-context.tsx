import { createContext, type ReactNode, useContext } from 'react'
import { useAllowed, useCommunityIfAny } from '../shared/session.tsx'
import type {
  CardAction,
  CardPanel,
  ConsoleModule,
  ConsoleSearch,
  DeskSection,
  MenuEntry,
  Place,
  settings,
  TodaySection,
} from './module.ts'

const ModulesContext = createContext<readonly ConsoleModule[]>([])

export const ModulesProvider = ({ modules, children }: { modules: readonly ConsoleModule[]; children: ReactNode }) => (
  <ModulesContext value={modules}>{children}</ModulesContext>
)

const useModules = () => useContext(ModulesContext)

/** What the person may open in a place; without a community only the pages that need none. */
export const useMenu = (place: Place | typeof settings): MenuEntry[] => {
  const modules = useModules()
  const inCommunity = useCommunityIfAny() !== undefined
  const standAlone = modules.flatMap((module) => module.pages ?? []).filter((page) => page.scope === 'company')
  return useAllowed(modules.flatMap((module) => module.menu ?? []))
    .filter((entry) => entry.place === place)
    .filter((entry) => inCommunity || standAlone.some((page) => page.path === entry.path))
}

export const useTodaySections = (): TodaySection[] =>
  useAllowed(useModules().flatMap((module) => module.todaySections ?? []))

export const useDeskSections = (): DeskSection[] =>
  useAllowed(useModules().flatMap((module) => module.deskSections ?? []))

export const useCardPanels = (): CardPanel[] => useAllowed(useModules().flatMap((module) => module.cardPanels ?? []))

export const useCardActions = (): CardAction[] => useAllowed(useModules().flatMap((module) => module.cardActions ?? []))

export const useSearch = (): ConsoleSearch | undefined =>
  useAllowed(useModules().flatMap((module) => (module.search === undefined ? [] : [module.search])))[0]

export const usePersonEntries = () => useModules().flatMap((module) => module.personEntries ?? [])

export const useCompanions = () =>
  useModules().flatMap(({ id, Companion }) => (Companion === undefined ? [] : [{ id, Companion }]))
