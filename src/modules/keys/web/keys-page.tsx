import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { countKeys, type Key, type KeyId, listCabinets, listKeys } from '../contract.ts'
import { keyProcess } from '../key.process.ts'
import { exportKeys, keyColumns } from '../key-list.ts'
import { keyKindNames } from '../words.ts'
import { KeyDrawer } from './key-drawer.tsx'
import { KeyState } from './key-state.tsx'
import { KeyTabs } from './key-tabs.tsx'
import { ReceiveDrawer } from './receive-drawer.tsx'

const rowsOf = (answer: { keys: Key[] }) => answer.keys
const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const columns = columnsOf(keyColumns, {
  number: (key) => <span className="key-number">{key.number}</span>,
  state: (key) => <KeyState of={key} />,
})

/** 钥匙台账: every key of the community, where it is and who has it. */
const KeysPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const may = useHolds()
  const [receiving, setReceiving] = useState(false)
  const narrowed = askedOf(asked)
  const found = useRows(listKeys, { communityId, ...narrowed }, rowsOf)
  const cabinets = useRead(listCabinets, { communityId }).data?.cabinets ?? []
  const opened = asked['key'] as KeyId | undefined
  const at = found.rows.findIndex(({ id }) => id === opened)
  const to = (key: Key | undefined) => key && (() => ask({ key: key.id }))
  const receive = may('keys.manage') && (
    <Button type="primary" onClick={() => setReceiving(true)}>
      接收钥匙
    </Button>
  )
  const filters: readonly Filter[] = [
    { id: 'state', label: '状态', choices: choicesOf(keyProcess.words.states) },
    { id: 'kind', label: '类别', choices: choicesOf(keyKindNames) },
    { id: 'overdue', label: '逾期', choices: [{ value: 'true', label: '逾期未还' }] },
    { id: 'cabinetId', label: '钥匙柜', choices: cabinets.map(({ id, name }) => ({ value: id, label: name })) },
  ]
  return (
    <>
      <PageHead title="钥匙" note={<KeyCounts />} actions={receive} />
      <KeyTabs />
      <DataTable
        {...found}
        id="keys.ledger"
        label="钥匙台账"
        columns={columns}
        rowKey={(key) => key.id}
        onOpen={(key) => ask({ key: key.id })}
        search="编号、房号、部位或借用人"
        filters={filters}
        exports={exportKeys}
        rowTone={toneOf}
        empty={{
          title: '还没有钥匙',
          hint: '接收开发商、业主或施工单位交来的钥匙，核对、试开后存放到钥匙柜的钩上，之后借还都有登记。',
          action: receive,
        }}
      />
      {opened !== undefined && (
        <KeyDrawer
          key={opened}
          keyId={opened}
          close={() => ask({ key: undefined })}
          open={(keyId) => ask({ key: keyId })}
          previous={to(found.rows[at - 1])}
          next={at < 0 ? undefined : to(found.rows[at + 1])}
        />
      )}
      {receiving && (
        <ReceiveDrawer
          close={() => setReceiving(false)}
          received={(keys) => {
            setReceiving(false)
            if (keys.length === 1) ask({ key: keys[0]?.id })
          }}
        />
      )}
    </>
  )
}

const KeyCounts = () => {
  const { id: communityId } = useCommunity()
  const [, ask] = useAsked()
  const { data } = useRead(countKeys, { communityId }, { everySeconds: 60 })
  if (data === undefined) return null
  const counts = [
    { word: '在柜', count: data.stored, state: 'stored' },
    { word: '已借出', count: data.lent, state: 'lent' },
    { word: '逾期', count: data.overdue, overdue: 'true' },
    { word: '待存放', count: data.received, state: 'received' },
    { word: '已遗失', count: data.lost, state: 'lost' },
  ]
  return (
    <span className="key-counts">
      {counts.map(({ word, count, state, overdue }) => (
        <button key={word} type="button" onClick={() => ask({ state, overdue, q: undefined })}>
          {word} <b className={overdue && count > 0 ? 'bad' : undefined}>{count}</b>
        </button>
      ))}
    </span>
  )
}

/** What the address asks of the list; the words of the contract are checked by the server. */
const askedOf = (asked: Asked) => {
  const { q, kind, state, overdue, cabinetId, sort } = asked
  return { q, kind, state, overdue, cabinetId, sort } as unknown as { q?: string | undefined }
}

const toneOf = (key: Key) => {
  if (key.loan?.overdue || key.state === 'lost') return 'bad'
  return keyProcess.isFinal(key.state) ? 'quiet' : undefined
}

export default KeysPage
