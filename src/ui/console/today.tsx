import { Suspense } from 'react'
import { useCounts } from '../shared/counts.tsx'
import { dayOf, weekdayOf } from '../shared/format.ts'
import { serverNow } from '../shared/server-clock.ts'
import { useCommunity, useSession } from '../shared/session.tsx'
import { Empty } from './empty.tsx'
import { useTodaySections } from './modules-context.tsx'
import { PageHead } from './page-head.tsx'

/** 今日: what this person must do now, by clock. Modules bring the sections; one with nothing waiting is not drawn. */
export const TodayPage = () => {
  const { person } = useSession()
  const community = useCommunity()
  const sections = useTodaySections()
  const { counts, total, probes } = useCounts(sections)
  const waiting = sections.filter((section) => (counts[section.id] ?? 0) > 0)
  const clear = sections.filter((section) => counts[section.id] === 0)
  const today = serverNow()
  return (
    <>
      <PageHead title="今日" note={`${dayOf(today)} ${weekdayOf(today)} · ${person.name} · ${community.name}`} />
      {probes}
      {waiting.map(({ id, title, Component }) => (
        <section key={id} className="sheet" aria-labelledby={`today-${id}`}>
          <h2 id={`today-${id}`} className="sheet-title">
            {title}
            <span className="badge">{counts[id]}</span>
          </h2>
          <Suspense fallback={<p className="quiet">正在读取…</p>}>
            <Component />
          </Suspense>
        </section>
      ))}
      {total === 0 && clear.length === sections.length && (
        <Empty
          title="现在没有要您处理的事"
          hint="指派给您的事项、到期的回访和定期职责会按时限出现在这里，办完一件自动少一件。"
        />
      )}
      {waiting.length > 0 && clear.length > 0 && (
        <p className="quiet">已清：{clear.map((section) => section.title).join('、')}</p>
      )}
    </>
  )
}
