import { type ComponentType, lazy, Suspense } from 'react'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { dayOf } from '../../../../ui/shared/format.ts'
import { serverNow } from '../../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead, useRefresh } from '../../../../ui/shared/use-call.ts'
import { ChangeUseDrawer, HouseDrawer } from '../../../estate/web/index.tsx'
import {
  type Card,
  type LeaseId,
  listLeases,
  listOccupants,
  listTitles,
  listVehicles,
  type OccupantId,
  type PartyId,
  showCard,
  showTimeline,
  type VehicleId,
} from '../../contract.ts'

/** What of the registers somebody wants to see or change, asked from the card. */
export type RegisterTask =
  | { readonly kind: 'record-title' | 'transfer' | 'title-history' | 'record-lease' | 'move-in' | 'add-vehicle' }
  | { readonly kind: 'house' | 'use' }
  | { readonly kind: 'lease' | 'end-lease'; readonly leaseId: LeaseId }
  | { readonly kind: 'move-out'; readonly occupantId: OccupantId }
  | { readonly kind: 'vehicle'; readonly vehicleId: VehicleId }
  | { readonly kind: 'party'; readonly partyId: PartyId }

interface Given {
  readonly card: Card
  readonly close: () => void
}

const named = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await load() }))

const TitleDrawer = named(async () => (await import('../titles/title-drawer.tsx')).TitleDrawer)
const TitleHistory = named(async () => (await import('../titles/title-history.tsx')).TitleHistory)
const LeaseDrawer = named(async () => (await import('../leases/lease-drawer.tsx')).LeaseDrawer)
const EndLease = named(async () => (await import('../leases/end-lease.tsx')).EndLease)
const MoveInDrawer = named(async () => (await import('../occupants/move-in-drawer.tsx')).MoveInDrawer)
const MoveOut = named(async () => (await import('../occupants/move-out.tsx')).MoveOut)
const VehicleDrawer = named(async () => (await import('../vehicles/vehicle-drawer.tsx')).VehicleDrawer)
const PartyDrawer = lazy(() => import('../parties/party-drawer.tsx'))

/** The drawer for a task; the rows themselves are read anew, for the card carries no versions. */
export const RegisterDrawers = (props: Given & { task: RegisterTask }) => (
  <Suspense fallback={null}>
    <TaskDrawer {...props} />
  </Suspense>
)

const TaskDrawer = ({ task, card, close }: Given & { task: RegisterTask }) => {
  const { house } = card
  const refresh = useRefresh()
  const changedHouse = () => {
    void refresh(showCard, showTimeline)
    close()
  }
  switch (task.kind) {
    case 'record-title':
      return <TitleDrawer task={{ kind: 'record' }} house={house} close={close} />
    case 'transfer':
      return <Transfer card={card} close={close} />
    case 'title-history':
      return <TitleHistory house={house} close={close} />
    case 'record-lease':
      return <LeaseDrawer house={house} close={close} />
    case 'lease':
    case 'end-lease':
      return <OneLease card={card} close={close} leaseId={task.leaseId} ends={task.kind === 'end-lease'} />
    case 'move-in':
      return <MoveInDrawer house={house} close={close} />
    case 'move-out':
      return <OneOccupant card={card} close={close} occupantId={task.occupantId} />
    case 'add-vehicle':
      return <VehicleDrawer house={house} close={close} />
    case 'vehicle':
      return <OneVehicle card={card} close={close} vehicleId={task.vehicleId} />
    case 'party':
      return <PartyDrawer partyId={task.partyId} close={close} />
    case 'house':
      return <HouseDrawer houseId={house.id} close={changedHouse} />
    case 'use':
      return <ChangeUseDrawer houseId={house.id} close={changedHouse} />
  }
}

const Transfer = ({ card, close }: Given) => {
  const { id: communityId } = useCommunity()
  const today = dayOf(serverNow()) as never
  const { data, error } = useRead(listTitles, { communityId, houseId: card.house.id, on: today })
  const title = data?.titles[0]
  if (title === undefined) return <Waiting error={error} />
  return <TitleDrawer task={{ kind: 'transfer', title }} house={card.house} close={close} />
}

const OneLease = ({ card, close, leaseId, ends }: Given & { leaseId: LeaseId; ends: boolean }) => {
  const { id: communityId } = useCommunity()
  const { data, error } = useRead(listLeases, { communityId, houseId: card.house.id, limit: 200 })
  const lease = data?.leases.find(({ id }) => id === leaseId)
  if (lease === undefined) return <Waiting error={error} />
  return ends ? (
    <EndLease lease={lease} close={close} />
  ) : (
    <LeaseDrawer lease={lease} house={card.house} close={close} />
  )
}

const OneOccupant = ({ card, close, occupantId }: Given & { occupantId: OccupantId }) => {
  const { id: communityId } = useCommunity()
  const { data, error } = useRead(listOccupants, { communityId, houseId: card.house.id, limit: 200 })
  const occupant = data?.occupants.find(({ id }) => id === occupantId)
  return occupant === undefined ? <Waiting error={error} /> : <MoveOut occupant={occupant} close={close} />
}

const OneVehicle = ({ card, close, vehicleId }: Given & { vehicleId: VehicleId }) => {
  const { id: communityId } = useCommunity()
  const { data, error } = useRead(listVehicles, { communityId, houseId: card.house.id, limit: 200 })
  const vehicle = data?.vehicles.find(({ id }) => id === vehicleId)
  return vehicle === undefined ? <Waiting error={error} /> : <VehicleDrawer vehicle={vehicle} close={close} />
}

const Waiting = ({ error }: { error: unknown }) => (error === null ? null : <ProblemAlert problem={error} />)
