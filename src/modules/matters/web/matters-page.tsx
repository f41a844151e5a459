import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useHolds } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { MatterBoard } from './matter-board.tsx'
import { MatterList } from './matter-list.tsx'
import { NewTaskDrawer } from './new-task-drawer.tsx'
import { useOpeningView, useViews } from './use-views.ts'
import { ViewBar } from './view-bar.tsx'

/** Every matter of the community: found, filtered, in a list or on the board, opened at the right, moved with the keyboard. */
const MattersPage = () => {
  const may = useHolds()
  const [asked, ask] = useAsked()
  const [adding, setAdding] = useState(false)
  const views = useViews()
  const ready = useOpeningView(views)
  const onBoard = asked['layout'] === 'board'
  const show = (layout: 'list' | 'board') => ask({ layout: layout === 'board' ? 'board' : undefined })
  useShortcuts([{ keys: 'v', label: '切换列表和看板', run: () => show(onBoard ? 'list' : 'board') }], { title: '事项' })
  const add = may('matters.create-task') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      派任务
    </Button>
  )
  return (
    <>
      <PageHead
        title="全部事项"
        note="每一件事都有编号、时限和承办人，办完为止。"
        actions={
          <>
            <Segmented
              aria-label="版式"
              value={onBoard ? 'board' : 'list'}
              options={[
                { value: 'list', label: '列表' },
                { value: 'board', label: '看板' },
              ]}
              onChange={show}
            />
            {add}
          </>
        }
      />
      <ViewBar views={views} />
      {ready && (onBoard ? <MatterBoard /> : <MatterList add={add} />)}
      {adding && <NewTaskDrawer close={() => setAdding(false)} />}
    </>
  )
}

export default MattersPage
