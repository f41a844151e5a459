import { Button } from 'antd'
import { useState } from 'react'
import { columnsOnScreen } from '../../../ui/console/data-table/column-choice.tsx'
import { MenuButton } from '../../../ui/console/menu-button.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRefresh, useWrite } from '../../../ui/shared/use-call.ts'
import {
  type Asks,
  changeView,
  deleteView,
  listViews,
  restoreView,
  type SavedView,
  setDefaultView,
} from '../contract.ts'
import { columns, LIST } from './matter-list.tsx'
import { addressOf, asksOf, differs, usualAddress, type Views } from './use-views.ts'
import { ChangeViewDialog, NewViewDialog } from './view-dialog.tsx'
import './view-bar.css'

/** The views above the list: one click shows one; what is on the screen can be kept as one. */
export const ViewBar = ({ views }: { views: Views }) => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const [saving, setSaving] = useState(false)
  const [deleted, setDeleted] = useState<SavedView | undefined>(undefined)
  const active = views.all?.find(({ id }) => id === asked['view'])
  const restore = useWrite(restoreView, { refreshes: [listViews], onDone: () => setDeleted(undefined) })
  const tell = useTell()
  const takeBack = ({ id, version }: SavedView) =>
    restore.mutate({ communityId, viewId: id, version }, { onError: (error) => tell.refused(error) })
  return (
    <nav className="view-bar" aria-label="视图">
      <ul className="pills">
        <li>
          <button type="button" aria-pressed={active === undefined} onClick={() => ask(usualAddress())}>
            未结事项
          </button>
        </li>
        {(views.all ?? []).map((view) => (
          <li key={view.id}>
            <button
              type="button"
              aria-pressed={view.id === active?.id}
              title={view.shared ? `共享 · ${view.ownerName}` : '我的视图'}
              onClick={() => ask(addressOf(view))}
            >
              {view.name}
              {view.shared && <span className="only-heard">（共享）</span>}
              {view.id === views.defaultId && <span className="view-mark">默认</span>}
            </button>
          </li>
        ))}
      </ul>
      <div className="view-bar-end">
        {deleted !== undefined && (
          <span role="status">
            已删除“{deleted.name}”
            <Button type="link" size="small" loading={restore.isPending} onClick={() => takeBack(deleted)}>
              撤销
            </Button>
          </span>
        )}
        {active !== undefined && (
          <ActiveView view={active} isDefault={active.id === views.defaultId} asked={asked} deleted={setDeleted} />
        )}
        <Button size="small" onClick={() => setSaving(true)}>
          存为视图
        </Button>
      </div>
      {saving && (
        <NewViewDialog
          asks={onScreen(asked)}
          close={() => setSaving(false)}
          saved={(view) => {
            setSaving(false)
            ask(addressOf(view))
          }}
        />
      )}
    </nav>
  )
}

/** What the address asks for, and the columns chosen in this browser. */
const onScreen = (asked: Asked): Asks => {
  const shown = columnsOnScreen(LIST, columns, asked['columns'])
  return { ...asksOf(asked), ...(shown === undefined ? {} : { columns: shown }) }
}

interface ActiveViewProps {
  readonly view: SavedView
  readonly isDefault: boolean
  readonly asked: Asked
  readonly deleted: (view: SavedView) => void
}

/** What can be done with the view on the screen; a shared one is changed only by those who may share. */
const ActiveView = ({ view, isDefault, asked, deleted }: ActiveViewProps) => {
  const { id: communityId } = useCommunity()
  const [, ask] = useAsked()
  const [renaming, setRenaming] = useState(false)
  const may = useHolds()
  const tell = useTell()
  const mayChange = view.mine ? !view.shared || may('matters.share-views') : may('matters.share-views')
  const refresh = useRefresh()
  const failed = {
    onError: (error: unknown) => {
      tell.refused(error)
      void refresh(listViews)
    },
  }
  const change = useWrite(changeView, { refreshes: [listViews], onDone: () => tell.done('视图已更新') })
  const remove = useWrite(deleteView, {
    refreshes: [listViews],
    onDone: (gone) => {
      deleted(gone)
      ask(usualAddress())
    },
  })
  const choose = useWrite(setDefaultView, {
    refreshes: [listViews],
    onDone: ({ defaultId }) =>
      tell.done(defaultId === null ? '打开事项页时先看未结事项' : `打开事项页时先看“${view.name}”`),
  })
  const { id: viewId, version, name, shared } = view
  const choices = [
    ...(mayChange ? [{ id: 'rename', label: '改名和共享…', run: () => setRenaming(true) }] : []),
    {
      id: 'default',
      label: isDefault ? '不再作为默认' : '设为默认',
      run: () => choose.mutate({ communityId, viewId: isDefault ? null : viewId }, failed),
    },
    ...(mayChange
      ? [{ id: 'delete', label: '删除', run: () => remove.mutate({ communityId, viewId, version }, failed) }]
      : []),
  ]
  return (
    <>
      {differs(asked, view) && (
        <>
          <span className="quiet">条件已改动</span>
          <Button size="small" onClick={() => ask(addressOf(view))}>
            还原
          </Button>
          {mayChange && (
            <Button
              size="small"
              loading={change.isPending}
              onClick={() => change.mutate({ communityId, viewId, version, name, shared, asks: asksOf(asked) }, failed)}
            >
              更新视图
            </Button>
          )}
        </>
      )}
      <MenuButton label={`视图“${name}”`} choices={choices}>
        视图操作
      </MenuButton>
      {renaming && <ChangeViewDialog view={view} close={() => setRenaming(false)} />}
    </>
  )
}
