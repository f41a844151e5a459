import { defineFieldModule } from '../../../ui/field/module.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { acknowledgeRectification, countRectifications, replyToRectification } from '../contract.ts'
import { NoticeList } from './notice-list.tsx'

const useMineCount = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(countRectifications, { communityId }, { everySeconds: 60 }).data?.mine
}

export const quality = defineFieldModule({
  id: 'quality',
  pages: [
    {
      path: '/rectifications/$noticeId',
      title: '整改通知',
      right: 'quality.reply',
      load: () => import('./notice-page.tsx'),
    },
  ],
  sections: [
    {
      id: 'quality.mine',
      title: '待我整改',
      order: 20,
      right: 'quality.reply',
      Component: NoticeList,
      useCount: useMineCount,
    },
  ],
  offline: [acknowledgeRectification, replyToRectification],
})
