import { Button } from 'antd'
import { useState } from 'react'
import { Empty } from '../../../ui/console/empty.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type Cabinet, type CabinetId, type KeyId, listCabinets, showCabinet } from '../contract.ts'
import { CabinetDrawer } from './cabinet-drawer.tsx'
import { HookGrid } from './hook-grid.tsx'
import { KeyDrawer } from './key-drawer.tsx'
import { KeyTabs } from './key-tabs.tsx'

/** 钥匙柜: every hook of a cabinet at a glance, as it hangs on the wall. */
const CabinetsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const may = useHolds()
  const [editing, setEditing] = useState<Cabinet | 'new' | undefined>(undefined)
  const [opened, setOpened] = useState<KeyId | undefined>(undefined)
  const { data, error, refetch } = useRead(listCabinets, { communityId })
  const cabinets = data?.cabinets ?? []
  const chosen = cabinets.find(({ id }) => id === asked['cabinet']) ?? cabinets[0]
  const add = may('keys.manage') && (
    <Button type={cabinets.length === 0 ? 'primary' : 'default'} onClick={() => setEditing('new')}>
      新建钥匙柜
    </Button>
  )
  return (
    <>
      <PageHead
        title="钥匙"
        note={chosen && `${chosen.name}：${chosen.hooks} 个钩位，已用 ${chosen.used}，空 ${chosen.hooks - chosen.used}`}
        actions={add}
      />
      <KeyTabs />
      {error !== null && <ProblemAlert problem={error} again={() => void refetch()} />}
      {data !== undefined && cabinets.length === 0 && (
        <Empty
          title="还没有钥匙柜"
          hint="按墙上的柜子建：名称、放在哪里、有多少个钩。借出的钥匙会保留它的钩位。"
          action={add}
        />
      )}
      {chosen !== undefined && (
        <div className="sheet">
          <div className="cabinet-head">
            {cabinets.map((cabinet) => (
              <Button
                key={cabinet.id}
                aria-pressed={cabinet.id === chosen.id}
                {...(cabinet.id === chosen.id ? { type: 'primary' as const } : {})}
                onClick={() => ask({ cabinet: cabinet.id })}
              >
                {cabinet.name}
              </Button>
            ))}
            <span className="quiet">{chosen.place}</span>
            {may('keys.manage') && (
              <Button type="link" onClick={() => setEditing(chosen)}>
                修改
              </Button>
            )}
          </div>
          <Hooks cabinetId={chosen.id} open={setOpened} />
        </div>
      )}
      {editing !== undefined && (
        <CabinetDrawer
          {...(editing === 'new' ? {} : { cabinet: editing })}
          close={() => setEditing(undefined)}
          saved={({ id }) => {
            setEditing(undefined)
            ask({ cabinet: id })
          }}
        />
      )}
      {opened !== undefined && (
        <KeyDrawer key={opened} keyId={opened} close={() => setOpened(undefined)} open={setOpened} />
      )}
    </>
  )
}

const Hooks = ({ cabinetId, open }: { cabinetId: CabinetId; open: (keyId: KeyId) => void }) => {
  const { id: communityId } = useCommunity()
  const { data, error } = useRead(showCabinet, { communityId, cabinetId }, { everySeconds: 60 })
  if (error !== null) return <ProblemAlert problem={error} />
  if (data === undefined) return <p className="quiet">正在读取…</p>
  return <HookGrid hooks={data.hooks} taken={data.taken} open={open} />
}

export default CabinetsPage
