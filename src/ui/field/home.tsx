import { Suspense } from 'react'
import { useCounts } from '../shared/counts.tsx'
import { dayOf, weekdayOf } from '../shared/format.ts'
import { PageLink } from '../shared/navigation.tsx'
import { serverNow } from '../shared/server-clock.ts'
import { useCommunity, useSession } from '../shared/session.tsx'
import { FieldPage } from './field-page.tsx'
import { TabIcon } from './icons.tsx'
import { useFieldShortcuts, useSections } from './modules-context.tsx'

/** The phone's first page: the large buttons, then what is mine to do now. */
export const HomePage = () => {
  const community = useCommunity()
  const { person } = useSession()
  const shortcuts = useFieldShortcuts()
  const sections = useSections()
  const { counts, probes } = useCounts(sections)
  const today = serverNow()
  const shown = sections.filter(({ id, useCount }) => useCount === undefined || (counts[id] ?? 0) > 0)
  return (
    <FieldPage title={community.name}>
      <p className="field-greeting">
        {person.name}，{dayOf(today).slice(5).replace('-', '月')}日 {weekdayOf(today)}
      </p>
      {probes}
      {shortcuts.length > 0 && (
        <nav className="field-shortcuts" aria-label="常用">
          {shortcuts.map(({ path, title, icon }) => (
            <PageLink key={path} to={path}>
              <TabIcon name={icon} size="2em" />
              {title}
            </PageLink>
          ))}
        </nav>
      )}
      {shown.map(({ id, title, Component }) => (
        <section key={id} aria-labelledby={`section-${id}`}>
          <h2 id={`section-${id}`} className="field-section">
            {title}
          </h2>
          <Suspense fallback={<p className="quiet">正在读取…</p>}>
            <Component />
          </Suspense>
        </section>
      ))}
      {shown.length === 0 && (
        <div className="field-empty">
          <b>现在没有派给您的事</b>
          <p>派给您的工单和要做的巡查会出现在这里，时间最紧的排最前。</p>
        </div>
      )}
    </FieldPage>
  )
}
