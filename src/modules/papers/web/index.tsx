import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'

/** The preview of an issued paper by its id, for pages of other modules: prints it in the same window. */
export const PaperPreview = lazy(() => import('./paper-preview.tsx'))

export const papers = defineConsoleModule({
  id: 'papers',
  pages: [{ path: '/papers/$paperId', title: '文书', right: 'papers.read', load: () => import('./paper-page.tsx') }],
})
