import { lazy, type ReactNode } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { countMyMatters, readArrangementState, unacceptedMatters } from '../contract.ts'
import { LiveMatters } from './live-matters.tsx'
import { matterFace } from './matter-faces.ts'
import type { MatterRowShown, MatterTableProps } from './matter-table.tsx'
import { useMineByClock, useTeamByClock } from './use-by-clock.ts'

export { type MatterFaceProps, matterFace } from './matter-faces.ts'
export { useMatterWrite } from './use-matter-write.ts'

/** The frame of a matter's drawer, for faces of other modules. */
export const MatterView = lazy(() => import('./matter-view.tsx'))

/** A matter by its id, shown by the face of its kind. */
export const MatterSheet = lazy(() => import('./matter-sheet.tsx'))

/** The list of matters of a page, with the drawer that opens from it. */
export const MatterTable = lazy(() => import('./matter-table.tsx')) as unknown as <Row extends MatterRowShown>(
  props: MatterTableProps<Row>,
) => ReactNode

/** Chooses a colleague, or everybody who holds a role. */
export const AssigneeField = lazy(() => import('./assignee-field.tsx'))

const useMyCount = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(countMyMatters, { communityId }, { everySeconds: 60 }).data?.open
}

const useUnacceptedCount = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(unacceptedMatters, { communityId }, { everySeconds: 60, keepPrevious: true }).data?.waiting
}

const UnacceptedMatters = lazy(() => import('./unaccepted-matters.tsx'))

/** Whether the holiday arrangement must be seen to. */
const useHolidayWarnings = (): number | undefined => {
  const { id: communityId } = useCommunity()
  const state = useRead(readArrangementState, { communityId }, { everySeconds: 300 }).data
  return state && Number(state.endsSoon || state.assumed > 0)
}

const HolidaysWarning = lazy(() => import('./holidays-warning.tsx'))

const MyMatters = lazy(() => import('./my-matters.tsx'))
const TeamMatters = lazy(() => import('./team-matters.tsx'))

matterFace({ kind: 'task', load: () => import('./task-face.tsx') })

export const matters = defineConsoleModule({
  id: 'matters',
  Companion: LiveMatters,
  menu: [
    {
      place: '事项',
      title: '全部事项',
      path: '/matters',
      right: 'matters.see',
      order: 10,
      clauses: ['§3.10', '§2.1', '§5.4', '§11.4'],
      useCount: useMyCount,
    },
    {
      place: '设置',
      title: '时限',
      path: '/settings/clocks',
      right: 'matters.see-clocks',
      order: 40,
      clauses: ['§10.3', '§12.3.3', '§12.3.4.2'],
    },
    {
      place: '设置',
      title: '节假日',
      path: '/settings/holidays',
      right: 'matters.see-clocks',
      order: 41,
      clauses: ['§12.3.2'],
    },
  ],
  pages: [
    { path: '/matters', title: '全部事项', right: 'matters.see', load: () => import('./matters-page.tsx') },
    {
      path: '/settings/clocks',
      title: '时限',
      right: 'matters.see-clocks',
      load: () => import('./clock-rules-page.tsx'),
    },
    {
      path: '/settings/holidays',
      title: '节假日',
      right: 'matters.see-clocks',
      load: () => import('./holidays-page.tsx'),
    },
  ],
  todaySections: [
    {
      id: 'matters.unaccepted',
      title: '无人接单',
      order: 5,
      right: 'matters.see-unaccepted',
      Component: UnacceptedMatters,
      useCount: useUnacceptedCount,
    },
    {
      id: 'matters.holidays',
      title: '放假安排',
      order: 16,
      right: 'matters.set-holidays',
      Component: HolidaysWarning,
      useCount: useHolidayWarnings,
    },
    {
      id: 'matters.mine',
      title: '我的事项',
      order: 10,
      right: 'matters.see',
      Component: MyMatters,
      useCount: useMineByClock,
    },
    {
      id: 'matters.team',
      title: '团队事项',
      order: 12,
      right: 'matters.see-unaccepted',
      Component: TeamMatters,
      useCount: useTeamByClock,
    },
  ],
  cardPanels: [
    {
      id: 'matters.open',
      title: '未结事项',
      order: 20,
      right: 'matters.see',
      load: () => import('./open-matters-panel.tsx'),
    },
  ],
})
