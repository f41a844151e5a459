import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'

/** The preview of an issued paper by its id, for pages of other modules: prints it in the same window. */
export const PaperPreview = lazy(() => import('./paper-preview.tsx'))

export const papers = defineConsoleModule({
  id: 'papers',
  menu: [
    { place: '内勤', title: '文书台账', path: '/papers', right: 'papers.list', order: 60, clauses: ['§7.6'] },
    {
      place: '设置',
      title: '文书样张',
      path: '/settings/paper-templates',
      right: 'papers.design',
      order: 50,
      clauses: ['§7.6'],
    },
    { place: '设置', title: '打印设置', path: '/settings/printing', right: 'papers.read', order: 55 },
  ],
  pages: [
    { path: '/papers', title: '文书台账', right: 'papers.list', load: () => import('./papers-page.tsx') },
    { path: '/papers/series', title: '编号序列', right: 'papers.list', load: () => import('./series-page.tsx') },
    { path: '/papers/$paperId', title: '文书', right: 'papers.read', load: () => import('./paper-page.tsx') },
    {
      path: '/settings/paper-templates',
      title: '文书样张',
      right: 'papers.design',
      load: () => import('./templates-page.tsx'),
    },
    {
      path: '/settings/paper-templates/$kind',
      title: '文书样张',
      right: 'papers.design',
      load: () => import('./template-page.tsx'),
    },
    { path: '/settings/printing', title: '打印设置', right: 'papers.read', load: () => import('./printing-page.tsx') },
  ],
})
