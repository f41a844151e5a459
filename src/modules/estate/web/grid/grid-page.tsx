import { Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Empty } from '../../../../ui/console/empty.tsx'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { buildingName } from '../../buildings/building-name.rules.ts'
import { type GridBuilding, showBuildingGrid } from '../../contract.ts'
import { BuildingSheet } from './building-sheet.tsx'
import { colourings, isColouring } from './colourings.ts'
import { countHouses, housesOf } from './grid-houses.ts'
import { Legend } from './legend.tsx'
import '../choice-row.css'
import './grid.css'

/** 楼盘图: buildings as grids of houses, coloured by what is asked; a cell opens the household. */
const GridPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const answer = useRead(showBuildingGrid, { communityId })
  const [only, setOnly] = useState<ReadonlySet<string>>(new Set())
  const by = isColouring(asked['by']) ? asked['by'] : 'occupancy'
  const all = useMemo(() => answer.data?.buildings ?? [], [answer.data])
  const shown = useMemo(() => picked(all, asked['building']), [all, asked['building']])
  const counts = useMemo(() => countHouses(shown, colourings[by].valueOf), [shown, by])
  if (answer.error !== null && answer.data === undefined) {
    return <ProblemAlert problem={answer.error} again={() => void answer.refetch()} />
  }
  return (
    <>
      <PageHead title="楼盘图" note={noteOf(shown)} />
      <div className="grid-tools">
        <Select
          aria-label="楼栋"
          className="grid-building"
          placeholder="全部楼栋"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={asked['building'] ?? null}
          options={all.map(({ id, code, name }) => ({ value: id, label: buildingName({ code, name }) }))}
          onChange={(id: string | null | undefined) => ask({ building: id ?? undefined })}
        />
        <Segmented
          aria-label="按什么上色"
          className="choice-row"
          value={by}
          options={Object.entries(colourings).map(([value, { title }]) => ({ value, label: title }))}
          onChange={(value) => {
            setOnly(new Set())
            ask({ by: value })
          }}
        />
      </div>
      <Legend by={by} counts={counts} only={only} choose={setOnly} />
      {answer.isPending && <p className="quiet">正在读取…</p>}
      {answer.data !== undefined && all.length === 0 && <NoBuildings />}
      <div className={keptClasses(by, only)}>
        {shown.map((building) => (
          <BuildingSheet key={building.id} building={building} by={by} />
        ))}
      </div>
    </>
  )
}

/** The style sheet fades what is not kept: thousands of cells need not be drawn again for a filter. */
const keptClasses = (by: string, only: ReadonlySet<string>): string =>
  only.size === 0 ? 'grid' : ['grid', 'grid-faded', ...[...only].map((value) => `keeps-${by}-${value}`)].join(' ')

const picked = (all: readonly GridBuilding[], id: string | undefined): readonly GridBuilding[] => {
  const one = all.filter((building) => building.id === id)
  return one.length > 0 ? one : all
}

const noteOf = (shown: readonly GridBuilding[]): string =>
  `${shown.length} 栋 ${shown.reduce((sum, building) => sum + housesOf(building).length, 0)} 户`

const NoBuildings = () => {
  const may = useHolds()
  return (
    <Empty
      title="还没有楼栋"
      hint="导入房屋登记表后，每栋楼会按单元和楼层排成一张图，一眼看出哪些空置、哪些在装修。"
      action={may('households.import') && <PageLink to="/import">从 Excel 导入</PageLink>}
    />
  )
}

export default GridPage
