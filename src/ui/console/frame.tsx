import { type ReactNode, useState } from 'react'
import { useGo } from '../shared/navigation.tsx'
import { type CommunityAccess, useCommunityIfAny, useSession } from '../shared/session.tsx'
import { useShortcuts } from '../shared/shortcuts.tsx'
import { useFontSize } from './font-size.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { Icon } from './icons.tsx'
import { MenuButton } from './menu-button.tsx'
import { settings } from './module.ts'
import { useCompanions, useMenu, usePersonEntries, useSearch } from './modules-context.tsx'
import { Rail } from './rail.tsx'
import { SearchBox } from './search-box.tsx'
import { type FontSize, fontSizeNames } from './theme.ts'
import '../shared/colours.css'
import './frame.css'
import './page.css'

interface FrameProps {
  readonly children: ReactNode
  readonly enter: (community: CommunityAccess) => void
}

/** What stands around every page: places on the left; community, search, settings and person above. */
export const Frame = ({ children, enter }: FrameProps) => {
  const community = useCommunityIfAny()
  const search = useSearch()
  const [helping, setHelping] = useState(false)
  const companions = useCompanions()
  useShortcuts(
    [
      { keys: '?', label: '打开帮助和快捷键', run: () => setHelping(true) },
      { keys: 'f1', label: '打开帮助和快捷键', run: () => setHelping(true) },
    ],
    { title: '全局', everywhere: true },
  )
  return (
    <div className="frame">
      <a className="skip" href="#page">
        跳到正文
      </a>
      <header className="bar">
        <div className="seal" role="img" aria-label="里仁">
          里仁
        </div>
        <CommunitySwitcher enter={enter} />
        <div className="bar-middle">
          {community !== undefined && search !== undefined && <SearchBox search={search} />}
        </div>
        <FontSizeButton />
        <button type="button" className="bar-button" aria-label="帮助和快捷键" onClick={() => setHelping(true)}>
          <Icon name="help" />
        </button>
        <SettingsButton />
        <PersonButton />
      </header>
      <Rail />
      <main id="page" className="page" tabIndex={-1}>
        {children}
      </main>
      {helping && <HelpSheet close={() => setHelping(false)} />}
      {community !== undefined && companions.map(({ id, Companion }) => <Companion key={id} />)}
    </div>
  )
}

const CommunitySwitcher = ({ enter }: { enter: (community: CommunityAccess) => void }) => {
  const { person } = useSession()
  const community = useCommunityIfAny()
  const only = person.communities.length === 1 && community !== undefined
  if (person.communities.length === 0) return <span className="community-name">还没有小区</span>
  if (only) return <span className="community-name">{community.name}</span>
  return (
    <MenuButton
      label={`小区：${community?.name ?? '请选择'}，点击切换`}
      align="start"
      choices={person.communities.map((one) => ({
        id: one.id,
        label: one.name,
        checked: one.id === community?.id,
        run: () => enter(one),
      }))}
    >
      <span className="community-name">{community?.name ?? '选择小区'}</span>
      <Icon name="down" size="1em" />
    </MenuButton>
  )
}

const FontSizeButton = () => {
  const { size, choose } = useFontSize()
  return (
    <MenuButton
      label={`字号：${fontSizeNames[size]}`}
      choices={(Object.keys(fontSizeNames) as FontSize[]).map((one) => ({
        id: one,
        label: fontSizeNames[one],
        checked: one === size,
        run: () => choose(one),
      }))}
    >
      <Icon name="text" />
    </MenuButton>
  )
}

const SettingsButton = () => {
  const entries = useMenu(settings)
  const go = useGo()
  if (entries.length === 0) return null
  return (
    <MenuButton
      label="设置"
      choices={entries.map((entry) => ({ id: entry.path, label: entry.title, run: () => go(entry.path) }))}
    >
      <Icon name="设置" />
    </MenuButton>
  )
}

const PersonButton = () => {
  const entries = usePersonEntries()
  const { person, signOut } = useSession()
  const go = useGo()
  return (
    <MenuButton
      label={`${person.name}，我的账号`}
      heading={
        <>
          <b>{person.name}</b>
          <span>{person.loginName}</span>
        </>
      }
      choices={[
        ...entries.map(({ title, path }) => ({ id: path, label: title, run: () => go(path) })),
        { id: 'sign-out', label: '退出登录', run: () => void signOut() },
      ]}
    >
      <Icon name="person" />
      <span className="person-name">{person.name}</span>
    </MenuButton>
  )
}
