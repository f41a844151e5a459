import { type ReactNode, Suspense } from 'react'
import { useCounts } from '../shared/counts.tsx'
import { PageLink, type PagePath, usePagePath } from '../shared/navigation.tsx'
import { TabIcon, type TabIconName } from './icons.tsx'
import { useCompanions, useTabs } from './modules-context.tsx'
import { useOutbox } from './outbox.tsx'
import { useOnline } from './use-online.ts'
import '../shared/colours.css'
import './frame.css'
import './page.css'

/** What stands around every page on the phone: a word about the signal above, the tabs below. */
export const Frame = ({ children }: { children: ReactNode }) => {
  const companions = useCompanions()
  return (
    <div className="field-frame">
      <SignalLine />
      <div className="field-body">{children}</div>
      <Tabs />
      <Suspense fallback={null}>
        {companions.map((Companion, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the modules of the app do not change.
          <Companion key={at} />
        ))}
      </Suspense>
    </div>
  )
}

const SignalLine = () => {
  const online = useOnline()
  const { waiting, refused } = useOutbox()
  if (online && waiting === 0 && refused === 0) return null
  return (
    <PageLink to="/outbox" className={`signal ${refused > 0 ? 'signal-bad' : ''}`} role="status">
      {!online && '没有信号，可以照常填写。'}
      {waiting > 0 && `${waiting} 条待发送`}
      {waiting > 0 && refused > 0 && '，'}
      {refused > 0 && `${refused} 条被拒绝，请查看`}
      <span aria-hidden="true"> ›</span>
    </PageLink>
  )
}

const Tabs = () => {
  const tabs = useTabs()
  const { counts, probes } = useCounts(tabs)
  const path = usePagePath()
  return (
    <nav className="tabs" aria-label="主菜单">
      {probes}
      <Tab to="/" title="首页" icon="home" current={path === '/'} />
      {tabs.map((tab) => (
        <Tab
          key={tab.path}
          to={tab.path}
          title={tab.title}
          icon={tab.icon}
          count={counts[tab.path]}
          current={path === tab.path || path.startsWith(`${tab.path}/`)}
        />
      ))}
      <Tab to="/me" title="我的" icon="person" current={path === '/me' || path === '/outbox'} />
    </nav>
  )
}

interface TabProps {
  readonly to: PagePath
  readonly title: string
  readonly icon: TabIconName
  readonly current: boolean
  readonly count?: number | undefined
}

const Tab = ({ to, title, icon, current, count = 0 }: TabProps) => (
  <PageLink to={to} className="tab" aria-current={current ? 'page' : undefined}>
    <span className="tab-icon">
      <TabIcon name={icon} />
      {count > 0 && <span className="tab-badge">{count > 99 ? '99+' : count}</span>}
    </span>
    {title}
  </PageLink>
)
