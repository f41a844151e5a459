import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useDownload } from '../../../ui/console/data-table/export-button.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { momentOf } from '../../../ui/shared/format.ts'
import { useAsked, usePageParam } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { downloadRegister, readSample, type SampleDetail, type SampleItem, verdictNames } from '../contract.ts'
import { exportSampled, sampledColumns } from '../sampling/sample-list.ts'
import { Answered } from './callback-words.tsx'
import { CheckDrawer } from './check-drawer.tsx'
import { SampleSheet } from './sample-sheet.tsx'
import './callbacks.css'

const columns = columnsOf(sampledColumns, {
  number: (item) => <span className="figures">{item.number}</span>,
  first: (item) => <Answered of={item} />,
  verdict: (item) => <VerdictCell item={item} />,
  key: (item) => <code>{item.drawKey.slice(0, 12)}</code>,
})
const itemsOf = (answer: SampleDetail) => answer.items

/** The sample of one month: what is still to be called, and what the second call said against the first. */
const SamplePage = () => {
  const { id: communityId } = useCommunity()
  const month = usePageParam('month')
  const may = useHolds()
  const [asked, ask] = useAsked()
  const [printing, setPrinting] = useState(false)
  const file = useDownload()
  const sample = useRead(readSample, { communityId, month }).data
  const found = useShortList(readSample, { communityId, month }, itemsOf, sampledColumns)
  const items = sample?.items ?? []
  const opened = items.find(({ id }) => id === asked['item'])
  const at = opened === undefined ? -1 : items.indexOf(opened)
  const following = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].find(({ verdict }) => verdict === null)
  const open = (item: SampleItem | undefined) => ask({ item: item?.id })
  const first = items.find(({ verdict }) => verdict === null)
  return (
    <>
      <PageHead
        title={`回访抽查 ${month}`}
        note={sample && <ProgressNote of={sample} />}
        actions={
          <>
            <Button
              disabled={sample === undefined}
              loading={file.bytes !== undefined}
              onClick={() => file.run(downloadRegister, { communityId, month })}
            >
              下载抽查表和底册
            </Button>
            <Button disabled={sample === undefined} onClick={() => setPrinting(true)}>
              打印抽查表
            </Button>
            {may('callbacks.sample') && (
              <Button type="primary" disabled={first === undefined} onClick={() => open(first)}>
                逐个抽查
              </Button>
            )}
          </>
        }
      />
      <DataTable
        {...found}
        id="callbacks.sample"
        label={`回访抽查 ${month}`}
        columns={columns}
        rowKey={(item) => item.id}
        onOpen={open}
        search="编号、位置、事由或姓名"
        exports={exportSampled}
        rowTone={(item) => toneOf(item)}
        empty={{ title: '没有样本' }}
        foot={sample && <HowDrawn of={sample} />}
      />
      {opened !== undefined && (
        <CheckDrawer
          key={opened.id}
          month={month}
          item={opened}
          onward={following === undefined ? '保存' : '保存，下一个'}
          close={() => open(undefined)}
          done={() => open(following)}
        />
      )}
      {sample !== undefined && printing && <SampleSheet sample={sample} close={() => setPrinting(false)} />}
    </>
  )
}

const ProgressNote = ({ of: { checked, size, agrees, differs, unreached } }: { of: SampleDetail }) => (
  <>
    {checked === size ? '已全部核完' : `已核 ${checked}/${size}`} · 一致 {agrees} · 不一致{' '}
    <b className={differs > 0 ? 'callback-bad' : undefined}>{differs}</b> · 未联系上 {unreached}
  </>
)

/** Enough to draw the sample again by hand. */
const HowDrawn = ({ of: { pool, percent, least, seed, drawnAt, drawnBy } }: { of: SampleDetail }) => (
  <p className="quiet callback-how">
    当月已记录的回访 {pool} 件，{momentOf(drawnAt)} 由{drawnBy}抽样：安全设施、渗漏各抽 {percent}
    %（有则必抽），其余补足到 {percent}% 且不少于 {least} 件，取 SHA-256(种子:编号) 最小的。种子 <code>{seed}</code>
    ，底册可下载。
  </p>
)

const VerdictCell = ({ item }: { item: SampleItem }) => {
  if (item.verdict === null) return <span className="quiet">待核</span>
  return <span className={item.verdict === 'differs' ? 'callback-bad' : undefined}>{verdictNames[item.verdict]}</span>
}

const toneOf = (item: SampleItem) => {
  if (item.verdict === null) return undefined
  return item.verdict === 'differs' ? 'bad' : 'quiet'
}

export default SamplePage
