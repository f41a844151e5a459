import { useCounts } from '../shared/counts.tsx'
import { PageLink, usePagePath } from '../shared/navigation.tsx'
import { useCommunityIfAny } from '../shared/session.tsx'
import { Icon } from './icons.tsx'
import { type MenuEntry, type Place, places, type settings } from './module.ts'
import { useMenu, useTodaySections } from './modules-context.tsx'
import './rail.css'

/** The ten places on the left, each with what waits there. A place without a page is not shown. */
export const Rail = () => {
  const community = useCommunityIfAny()
  return (
    <nav className="rail" aria-label="主菜单" key={community?.id ?? 'company'}>
      {community !== undefined && <TodayPlace />}
      {community !== undefined && places.slice(1).map((place) => <PlaceGroup key={place} place={place} />)}
      {community === undefined && <PlaceGroup place="设置" />}
    </nav>
  )
}

const TodayPlace = () => {
  const sections = useTodaySections()
  const entries = useMenu('今日')
  const { total, probes } = useCounts([...sections, ...entries])
  const here = usePagePath() === '/'
  return (
    <div className="place">
      {probes}
      <PageLink to="/" className="place-link" aria-current={here ? 'page' : undefined}>
        <Icon name="今日" />
        <span className="place-name">今日</span>
        <Badge count={total} />
      </PageLink>
      <Entries entries={entries} />
    </div>
  )
}

const PlaceGroup = ({ place }: { place: Place | typeof settings }) => {
  const entries = useMenu(place)
  const path = usePagePath()
  const { total, probes } = useCounts(entries)
  const first = entries[0]
  if (first === undefined) return null
  const inside = entries.some((entry) => isWithin(path, entry.path))
  const only = entries.length === 1
  const here = only ? 'page' : 'true'
  return (
    <div className="place">
      {probes}
      <PageLink to={first.path} className="place-link" aria-current={inside ? here : undefined}>
        <Icon name={place} />
        <span className="place-name">{place}</span>
        <Badge count={total} />
      </PageLink>
      {inside && !only && <Entries entries={entries} />}
    </div>
  )
}

const Entries = ({ entries }: { entries: readonly MenuEntry[] }) => {
  const path = usePagePath()
  if (entries.length === 0) return null
  return (
    <ul className="place-entries">
      {entries.map((entry) => (
        <li key={entry.path}>
          <PageLink to={entry.path} aria-current={isWithin(path, entry.path) ? 'page' : undefined}>
            {entry.title}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}

const isWithin = (path: string, entry: string): boolean => path === entry || path.startsWith(`${entry}/`)

const Badge = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <span className="badge">
      {count > 99 ? '99+' : count}
      <span className="only-heard"> 件待办</span>
    </span>
  )
