import { Facts } from '../../../../ui/console/matter-drawer.tsx'
import { useHolds } from '../../../../ui/shared/session.tsx'
import { useStatusNames } from '../../../estate/contract.ts'
import type { Card } from '../../contract.ts'
import { CardSection, SectionButton } from './card-section.tsx'
import type { RegisterTask } from './register-drawers.tsx'

/** §12.4.3: what the title register says of the house itself. */
export const HouseFacts = ({ card, ask }: { card: Card; ask: (task: RegisterTask) => void }) => {
  const may = useHolds()
  const { house } = card
  return (
    <CardSection
      title="房屋"
      actions={
        <>
          {may('estate.change-use') && <SectionButton run={() => ask({ kind: 'use' })}>用途变更</SectionButton>}
          {may('estate.manage') && <SectionButton run={() => ask({ kind: 'house' })}>修改</SectionButton>}
        </>
      }
    >
      <Facts
        facts={[
          ['使用状况', useStatusNames[house.useStatus]],
          ['户型', house.layout],
          ['建筑面积', inSquareMetres(house.builtArea)],
          ['套内面积', inSquareMetres(house.usableArea)],
          ['分摊土地', inSquareMetres(house.landArea)],
          ['楼层', house.floor],
          ['交房日期', house.deliveredOn],
          ['附属设施', house.attachedFacilities],
          ['车库使用', house.garageUse],
          ['备注', house.note],
        ]}
      />
    </CardSection>
  )
}

const inSquareMetres = (area: string | null): string => (area === null ? '' : `${area} ㎡`)
