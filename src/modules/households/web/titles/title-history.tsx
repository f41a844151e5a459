import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Empty } from '../../../../ui/console/empty.tsx'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { dateTimeOf } from '../../../../ui/shared/format.ts'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../../ui/shared/shortcuts.tsx'
import { useRead, useWrite } from '../../../../ui/shared/use-call.ts'
import { type HouseId, listUseChanges, useMannerNames, useStatusNames } from '../../../estate/contract.ts'
import { endTitle, listTitles, type Title, titleFormNames, titleMannerNames } from '../../contract.ts'
import { periodText } from '../../period-text.ts'
import { holdersText } from '../../titles/holders-text.ts'
import { EndDialog } from '../end-dialog.tsx'
import { registers } from '../refreshes.ts'
import { TitleDrawer } from './title-drawer.tsx'
import './titles.css'

interface TitleHistoryProps {
  readonly house: { readonly id: HouseId; readonly name: string }
  readonly close: () => void
}

/** §12.4.1: every transfer of title and change of use of one house, each with its time and manner. */
export const TitleHistory = ({ house, close }: TitleHistoryProps) => {
  const { id: communityId } = useCommunity()
  const titles = useRead(listTitles, { communityId, houseId: house.id, limit: 200 })
  const uses = useRead(listUseChanges, { communityId, houseId: house.id })
  const [correcting, setCorrecting] = useState<Title | undefined>(undefined)
  const [ending, setEnding] = useState<Title | undefined>(undefined)
  useShortcuts([], { title: '产权历史', covers: true })
  const rows = titles.data?.titles ?? []
  return (
    <Drawer open size={620} title={`产权与用途变更 · ${house.name}`} onClose={close} loading={titles.isPending}>
      {titles.error !== null && <ProblemAlert problem={titles.error} again={() => void titles.refetch()} />}
      {rows.length === 0 && (
        <Empty title="没有产权登记" hint="在住户卡上点“登记产权”，记下谁在什么时间以什么方式取得。" />
      )}
      <ol className="title-list">
        {rows.map((title) => (
          <TitleRow key={title.id} title={title} correct={() => setCorrecting(title)} end={() => setEnding(title)} />
        ))}
      </ol>
      {(uses.data?.useChanges.length ?? 0) > 0 && <h3>用途变更</h3>}
      <ol className="title-list">
        {uses.data?.useChanges.map(({ id, on, from, to, manner, note, recordedBy }) => (
          <li key={id}>
            <b>{on}</b> {useStatusNames[from]} → {useStatusNames[to]} · {useMannerNames[manner]}
            <p className="quiet">{[note, `${recordedBy} 登记`].filter((part) => part !== '').join(' · ')}</p>
          </li>
        ))}
      </ol>
      {correcting !== undefined && (
        <TitleDrawer
          task={{ kind: 'correct', title: correcting }}
          house={house}
          close={() => setCorrecting(undefined)}
        />
      )}
      {ending !== undefined && <EndTitle title={ending} close={() => setEnding(undefined)} />}
    </Drawer>
  )
}

const TitleRow = ({ title, correct, end }: { title: Title; correct: () => void; end: () => void }) => {
  const may = useHolds()
  const { certificateNumber, note, recordedBy, recordedAt, until } = title
  return (
    <li>
      <div className="title-line">
        <b>{holdersText(title.holders)}</b>
        {until === null && <span className="title-now">现产权</span>}
        <span className="title-tools">
          {may('households.correct-titles') && (
            <Button size="small" onClick={correct}>
              更正
            </Button>
          )}
          {until === null && may('households.manage-titles') && (
            <Button size="small" onClick={end}>
              终止
            </Button>
          )}
        </span>
      </div>
      <p>
        {periodText(title)} · {titleMannerNames[title.manner]} · {titleFormNames[title.form]}
        {certificateNumber !== '' && ` · 证号 ${certificateNumber}`}
      </p>
      {note !== '' && <p>{note}</p>}
      <p className="quiet">
        {recordedBy} 登记于 {dateTimeOf(recordedAt)}
      </p>
    </li>
  )
}

const EndTitle = ({ title, close }: { title: Title; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useWrite(endTitle, {
    refreshes: registers,
    onDone: () => {
      tell.done(`${title.house.name} 的产权登记已终止`)
      close()
    },
  })
  return (
    <EndDialog
      title={`终止产权登记 · ${title.house.name}`}
      day="终止日期（这一天起不再有效）"
      reason="终止原因"
      confirm="终止"
      saving={write.isPending}
      problem={write.error}
      submit={({ on, reason }) =>
        write.mutate({ communityId, titleId: title.id, version: title.version, on: on as never, reason })
      }
      close={close}
    >
      只在房屋不再属于任何人时使用（拆除、收回）。换了产权人请用“过户”。
    </EndDialog>
  )
}
