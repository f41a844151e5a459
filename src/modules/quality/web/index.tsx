import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { matterFace } from '../../matters/web/index.tsx'
import { countRectifications } from '../contract.ts'

export { type NoticeTyped, usualDeadline } from './notice-typed.ts'

/** The fields of a notice, for forms of other modules that find something wrong. */
export const NoticeFields = lazy(() => import('./notice-fields.tsx'))

const useOpenCount = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(countRectifications, { communityId }, { everySeconds: 60 }).data?.open
}

matterFace({ kind: 'rectification', load: () => import('./rectification-face.tsx') })

export const quality = defineConsoleModule({
  id: 'quality',
  menu: [
    {
      place: '品质',
      title: '整改通知',
      path: '/quality/rectifications',
      right: 'quality.see',
      order: 30,
      clauses: ['§3.7', '§12.3.5'],
      useCount: useOpenCount,
    },
  ],
  pages: [
    {
      path: '/quality/rectifications',
      title: '整改通知',
      right: 'quality.see',
      load: () => import('./rectifications-page.tsx'),
    },
  ],
})
