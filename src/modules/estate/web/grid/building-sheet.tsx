import { type KeyboardEvent, type MouseEvent, memo, useRef } from 'react'
import { useGo } from '../../../../ui/shared/navigation.tsx'
import { buildingName } from '../../buildings/building-name.rules.ts'
import type { GridBuilding, GridHouse } from '../../contract.ts'
import { type ColouringId, colourings, nameOf, signOf } from './colourings.ts'
import { housesOf } from './grid-houses.ts'
import { neighbourOf } from './neighbour.ts'

interface BuildingSheetProps {
  readonly building: GridBuilding
  readonly by: ColouringId
}

/** One building: entrances side by side, the highest floor on top. Arrows move through the houses, Enter opens one. */
export const BuildingSheet = memo(({ building, by }: BuildingSheetProps) => {
  const go = useGo()
  const root = useRef<HTMLElement>(null)
  const count = housesOf(building).length
  const open = (target: EventTarget) => {
    const id = target instanceof Element ? target.closest('[data-house]')?.getAttribute('data-house') : undefined
    if (id) go(`/desk/${id}`)
  }
  const clicked = (event: MouseEvent) => {
    // The cell is a link: a new tab stays a new tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    open(event.target)
  }
  const pressed = (event: KeyboardEvent) => {
    const next = neighbourOf(root.current, event.target, event.key)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  return (
    <section className="sheet building" ref={root} aria-label={buildingName(building)} onKeyDown={pressed}>
      <h2 className="sheet-title">
        {buildingName(building)} <span className="quiet">{count} 户</span>
      </h2>
      {count === 0 && <p className="quiet">这栋还没有房屋。</p>}
      {/* biome-ignore-start lint/a11y: the cells inside are links, which take Enter themselves; one listener serves all. */}
      <div className="building-columns" onClick={clicked}>
        {building.columns.map((column) => (
          <EntranceTable key={column.entranceId ?? 'none'} column={column} by={by} />
        ))}
      </div>
      {/* biome-ignore-end lint/a11y: as above */}
    </section>
  )
})

type Column = GridBuilding['columns'][number]

const EntranceTable = ({ column, by }: { column: Column; by: ColouringId }) => {
  const widest = Math.max(...column.floors.map((floor) => floor.houses.length))
  const oneFloor = column.floors.length === 1
  return (
    <div className={`entrance${oneFloor ? ' entrance-row' : ''}`}>
      {column.entrance !== null && <h3>{column.entrance} 单元</h3>}
      {column.floors.map(({ floor, houses }) => (
        <div key={floor ?? 'none'} className="floor">
          <span className="floor-name">{floor === null ? '' : `${floor}F`}</span>
          <div
            className="floor-houses"
            style={oneFloor ? undefined : { gridTemplateColumns: `repeat(${widest}, 1fr)` }}
          >
            {houses.map((house) => (
              <Cell key={house.id} house={house} by={by} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

const Cell = ({ house, by }: { house: GridHouse; by: ColouringId }) => {
  const value = colourings[by].valueOf(house)
  return (
    <a
      href={`./desk/${house.id}`}
      data-house={house.id}
      className={`cell ${by}-${value}`}
      aria-label={`${house.spelling} ${nameOf(by, value)}`}
    >
      <span>{house.number}</span>
      <small>{signOf(by, value)}</small>
    </a>
  )
}
