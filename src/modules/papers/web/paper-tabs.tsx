import { PageLink, usePagePath } from '../../../ui/shared/navigation.tsx'
import './papers.css'

const tabs = [
  { to: '/papers', title: '台账' },
  { to: '/papers/series', title: '编号序列' },
] as const

/** The register and its numbers, beside each other. */
export const PaperTabs = () => {
  const path = usePagePath()
  return (
    <nav className="paper-tabs" aria-label="文书">
      {tabs.map(({ to, title }) => (
        <PageLink key={to} to={to} {...(path === to ? { 'aria-current': 'page' as const } : {})}>
          {title}
        </PageLink>
      ))}
    </nav>
  )
}
