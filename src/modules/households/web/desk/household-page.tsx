import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { CardActions } from '../../../../ui/console/card.tsx'
import { Empty } from '../../../../ui/console/empty.tsx'
import type { CardHouse, HouseId } from '../../../../ui/console/module.ts'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useAsked, useGo, usePageParam } from '../../../../ui/shared/navigation.tsx'
import { isProblem } from '../../../../ui/shared/problem.ts'
import { useCommunity, useSession } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { type Card, showCard } from '../../contract.ts'
import { peopleOf } from './card-people.ts'
import { HouseFacts } from './house-facts.tsx'
import { HouseholdHead } from './household-head.tsx'
import { HouseholdTimeline } from './household-timeline.tsx'
import { ModulePanels } from './module-panels.tsx'
import { PeopleSections } from './people-sections.tsx'
import { rememberHouse } from './recent-houses.ts'
import { RegisterDrawers, type RegisterTask } from './register-drawers.tsx'
import { VehiclesSection } from './vehicles-section.tsx'
import './household.css'

/** 住户卡: one house on one screen, whoever is behind the phone. */
const HouseholdPage = () => {
  const houseId = usePageParam('houseId') as HouseId
  const { id: communityId } = useCommunity()
  const { data, error, isPending, refetch } = useRead(showCard, { communityId, houseId }, { everySeconds: 60 })
  if (isProblem(error, 'households.not-found')) return <GoneHouse />
  if (error !== null && data === undefined) return <ProblemAlert problem={error} again={() => void refetch()} />
  if (isPending || data === undefined) return <p className="quiet">正在打开…</p>
  return <Household key={data.house.id} card={data} />
}

const Household = ({ card }: { card: Card }) => {
  const { house } = card
  const { person } = useSession()
  const community = useCommunity()
  const [asked] = useAsked()
  const [task, setTask] = useState<RegisterTask | undefined>(undefined)
  const { id, name } = house
  useEffect(() => {
    document.title = `${name} · ${community.name} · 里仁`
    rememberHouse({ staffId: person.staffId, communityId: community.id, house: { id, name } })
  }, [id, name, community, person.staffId])
  const cardHouse: CardHouse = { id, name, people: peopleOf(card, asked['party']) }
  return (
    <div className="household">
      <HouseholdHead card={card} />
      <CardActions house={cardHouse} />
      <div className="household-columns">
        <div className="household-people">
          <PeopleSections card={card} ask={setTask} caller={asked['party']} />
        </div>
        <div className="household-panels">
          <ModulePanels card={card} />
          <VehiclesSection card={card} ask={setTask} />
          <HouseFacts card={card} ask={setTask} />
        </div>
        <HouseholdTimeline key={card.timeline.entries[0]?.id ?? 'none'} houseId={id} first={card.timeline} />
      </div>
      {task !== undefined && <RegisterDrawers task={task} card={card} close={() => setTask(undefined)} />}
    </div>
  )
}

const GoneHouse = () => {
  const go = useGo()
  return (
    <Empty
      title="没有这个房屋"
      hint="可能已删除，或不在这个小区。"
      action={
        <Button type="primary" onClick={() => go('/desk')}>
          重新查找
        </Button>
      }
    />
  )
}

export default HouseholdPage
