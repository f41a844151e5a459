import { PageLink, usePagePath } from '../../../ui/shared/navigation.tsx'
import './keys.css'

const tabs = [
  { to: '/keys', title: '台账' },
  { to: '/keys/loans', title: '借还登记' },
  { to: '/keys/cabinets', title: '钥匙柜' },
  { to: '/keys/stock-takes', title: '盘点' },
] as const

/** The four pages of keys, beside each other. */
export const KeyTabs = () => {
  const path = usePagePath()
  return (
    <nav className="key-tabs" aria-label="钥匙">
      {tabs.map(({ to, title }) => (
        <PageLink key={to} to={to} {...(path === to ? { 'aria-current': 'page' as const } : {})}>
          {title}
        </PageLink>
      ))}
    </nav>
  )
}
