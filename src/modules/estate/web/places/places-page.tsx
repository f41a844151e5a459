import { Segmented } from 'antd'
import type { ComponentType } from 'react'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { useAsked } from '../../../../ui/shared/navigation.tsx'
import { BuildingsTable } from './buildings-table.tsx'
import { FacilitiesTable } from './facilities-table.tsx'
import { PublicAreasTable } from './public-areas-table.tsx'
import { SpacesTable } from './spaces-table.tsx'
import { ZonesTable } from './zones-table.tsx'
import '../choice-row.css'

const tabs: Readonly<Record<string, { readonly title: string; readonly Table: ComponentType }>> = {
  buildings: { title: '楼栋', Table: BuildingsTable },
  zones: { title: '片区', Table: ZonesTable },
  spaces: { title: '车位', Table: SpacesTable },
  'public-areas': { title: '公共区域', Table: PublicAreasTable },
  facilities: { title: '设施设备', Table: FacilitiesTable },
}

/** §10.4: what staff must know of the buildings: structure, pipes, facilities, and who looks after which zone. */
const PlacesPage = () => {
  const [asked, ask] = useAsked()
  const id = asked['tab'] !== undefined && asked['tab'] in tabs ? asked['tab'] : 'buildings'
  const Table = tabs[id]?.Table ?? BuildingsTable
  return (
    <>
      <PageHead
        title="楼栋设施"
        actions={
          <Segmented
            aria-label="看哪一类"
            className="choice-row"
            value={id}
            options={Object.entries(tabs).map(([value, { title }]) => ({ value, label: title }))}
            onChange={(tab) => ask({ tab, kind: undefined, q: undefined })}
          />
        }
      />
      <Table key={id} />
    </>
  )
}

export default PlacesPage
