import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listChannels } from '../contract.ts'

/** How many channels do not work; who sets channels up must see to it. */
const useFailing = (): number | undefined => {
  const { id: communityId } = useCommunity()
  const data = useRead(listChannels, { communityId }, { everySeconds: 120 }).data
  return data?.channels.filter(({ active, failing }) => active && failing !== null).length
}

const FailingChannels = lazy(() => import('./failing-channels.tsx'))

export const messages = defineConsoleModule({
  id: 'messages',
  menu: [
    {
      place: '设置',
      title: '消息通道',
      path: '/settings/message-channels',
      right: 'messages.manage',
      order: 60,
      clauses: ['§11.4'],
    },
    {
      place: '设置',
      title: '消息记录',
      path: '/settings/messages',
      right: 'messages.read',
      order: 61,
      clauses: ['§11.4'],
    },
  ],
  pages: [
    {
      path: '/settings/message-channels',
      title: '消息通道',
      right: 'messages.manage',
      load: () => import('./channels-page.tsx'),
    },
    {
      path: '/settings/messages',
      title: '消息记录',
      right: 'messages.read',
      load: () => import('./messages-page.tsx'),
    },
  ],
  todaySections: [
    {
      id: 'messages.failing',
      title: '发不出去的消息通道',
      order: 16,
      right: 'messages.manage',
      Component: FailingChannels,
      useCount: useFailing,
    },
  ],
})
