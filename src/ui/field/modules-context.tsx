import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import { useAllowed } from '../shared/session.tsx'
import type { FieldModule, FieldSection, FieldShortcut, FieldTab } from './module.ts'

const ModulesContext = createContext<readonly FieldModule[]>([])

export const ModulesProvider = ({ modules, children }: { modules: readonly FieldModule[]; children: ReactNode }) => (
  <ModulesContext value={modules}>{children}</ModulesContext>
)

const useModules = () => useContext(ModulesContext)

export const useTabs = (): FieldTab[] => useAllowed(useModules().flatMap((module) => module.tabs ?? [])).slice(0, 3)

export const useSections = (): FieldSection[] => useAllowed(useModules().flatMap((module) => module.sections ?? []))

export const useFieldShortcuts = (): FieldShortcut[] =>
  useAllowed(useModules().flatMap((module) => module.shortcuts ?? []))

export const useCompanions = (): readonly ComponentType[] =>
  useModules().flatMap(({ Companion }) => (Companion === undefined ? [] : [Companion]))

export const usePersonEntries = () => useModules().flatMap((module) => module.personEntries ?? [])
