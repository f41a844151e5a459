import { lazy, Suspense } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { matterFace } from '../../matters/web/index.tsx'
import { countMissedCalls, countUrgentComplaints, requestKinds, ringing } from '../contract.ts'

matterFace({ kind: 'complaint', load: () => import('./complaint-face.tsx') })
matterFace({ kind: 'incident', load: () => import('./incident-face.tsx') })
for (const kind of Object.keys(requestKinds)) matterFace({ kind, load: () => import('./request-face.tsx') })

const useMissed = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(countMissedCalls, { communityId }, { everySeconds: 60 }).data?.waiting
}

const useUrgent = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(countUrgentComplaints, { communityId }, { everySeconds: 60 }).data?.urgent
}

const MissedCalls = lazy(() => import('./missed-call-lines.tsx'))
const UrgentComplaints = lazy(() => import('./urgent-complaints.tsx'))
const DeskStart = lazy(() => import('./desk-section.tsx'))
const Ringing = lazy(() => import('./ringing.tsx'))

/** Listens for calls only where the person sits at an extension. */
const CallCompanion = () => {
  const may = useHolds()
  const { id: communityId } = useCommunity()
  const { data } = useRead(ringing, { communityId }, { enabled: may('desk.receive') })
  if (!data?.extension) return null
  return (
    <Suspense fallback={null}>
      <Ringing />
    </Suspense>
  )
}

export const desk = defineConsoleModule({
  id: 'desk',
  Companion: CallCompanion,
  menu: [
    {
      place: '接待台',
      title: '接待登记',
      path: '/receptions',
      right: 'desk.see-receptions',
      order: 20,
      clauses: ['§6.1', '§3.4', '§8.1', '§12.3.1'],
    },
    {
      place: '接待台',
      title: '投诉',
      path: '/complaints',
      right: 'desk.see-complaints',
      order: 30,
      clauses: ['§8.2', '§10.3', '§12.3.3', '§12.3.6', '§7.9'],
      useCount: useUrgent,
    },
    {
      place: '接待台',
      title: '来电记录',
      path: '/calls',
      right: 'desk.see-receptions',
      order: 40,
      clauses: ['§6.7', '§11.3'],
    },
    {
      place: '接待台',
      title: '待回电',
      path: '/missed-calls',
      right: 'desk.receive',
      order: 45,
      clauses: ['§6.7'],
      useCount: useMissed,
    },
    {
      place: '接待台',
      title: '突发事件',
      path: '/incidents',
      right: 'desk.see-receptions',
      order: 50,
      clauses: ['§2.3'],
    },
    {
      place: '接待台',
      title: '意见箱',
      path: '/boxes',
      right: 'desk.see-receptions',
      order: 60,
      clauses: ['§12.2.0'],
    },
    { place: '接待台', title: '话务提示', path: '/hints', right: 'desk.see-receptions', order: 70 },
    {
      place: '设置',
      title: '投诉类别',
      path: '/settings/complaint-classes',
      right: 'desk.set-classes',
      order: 41,
    },
  ],
  pages: [
    {
      path: '/receptions',
      title: '接待登记',
      right: 'desk.see-receptions',
      load: () => import('./receptions-page.tsx'),
    },
    { path: '/complaints', title: '投诉', right: 'desk.see-complaints', load: () => import('./complaints-page.tsx') },
    { path: '/calls', title: '来电记录', right: 'desk.see-receptions', load: () => import('./calls-page.tsx') },
    { path: '/missed-calls', title: '待回电', right: 'desk.receive', load: () => import('./missed-calls-page.tsx') },
    { path: '/incidents', title: '突发事件', right: 'desk.see-receptions', load: () => import('./incidents-page.tsx') },
    { path: '/boxes', title: '意见箱', right: 'desk.see-receptions', load: () => import('./boxes-page.tsx') },
    { path: '/hints', title: '话务提示', right: 'desk.see-receptions', load: () => import('./hints-page.tsx') },
    {
      path: '/settings/complaint-classes',
      title: '投诉类别',
      right: 'desk.set-classes',
      load: () => import('./classes-page.tsx'),
    },
  ],
  cardActions: [
    {
      id: 'desk.receive',
      label: '登记',
      title: '接待登记',
      key: 'l',
      order: 5,
      right: 'desk.receive',
      load: () => import('./card-reception.tsx'),
    },
    {
      id: 'desk.complaint',
      label: '投诉',
      title: '登记投诉',
      key: 't',
      order: 12,
      right: 'desk.receive',
      load: () => import('./card-complaint.tsx'),
    },
  ],
  cardPanels: [
    {
      id: 'desk.notices',
      title: '正在发生',
      order: 1,
      right: 'desk.receive',
      wide: true,
      onlyWithItems: true,
      load: () => import('./notices-panel.tsx'),
    },
  ],
  deskSections: [{ id: 'desk.start', order: 10, right: 'desk.receive', Component: DeskStart }],
  todaySections: [
    {
      id: 'desk.urgent-complaints',
      title: '临近时限的投诉',
      order: 12,
      right: 'desk.receive',
      Component: UrgentComplaints,
      useCount: useUrgent,
    },
    {
      id: 'desk.missed-calls',
      title: '待回电',
      order: 15,
      right: 'desk.receive',
      Component: MissedCalls,
      useCount: useMissed,
    },
  ],
})
