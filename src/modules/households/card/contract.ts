import { z } from 'zod'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'
import { house, houseId, occupancy, spaceId, useStatus } from '../../estate/contract.ts'
import { leaseId } from '../leases/contract.ts'
import { occupantId } from '../occupants/contract.ts'
import { partyId, partyKind } from '../parties/contract.ts'
import { titleForm, titleId, titleManner } from '../titles/contract.ts'
import { vehicleId } from '../vehicles/contract.ts'

/** A person or organisation on the card, with whole phone numbers. */
export const cardPerson = z.object({
  partyId,
  name: z.string(),
  kind: partyKind,
  phones: z.array(z.object({ number: z.string(), label: z.string() })),
  identityMasked: z.string(),
  note: z.string(),
  careNote: z.string(),
})

/** One line of a panel that a module puts on the card. */
export const panelItem = z.object({
  id: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  tone: z.string().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  dueAt: z.iso.datetime({ offset: true }).optional(),
  number: z.string().optional(),
  kind: z.string().optional(),
})
export const panel = z.object({
  id: z.string(),
  title: z.string(),
  order: z.int(),
  summary: z.string(),
  tone: z.string(),
  items: z.array(panelItem),
})
export type Panel = z.output<typeof panel>

export const timelineEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  actor: z.string(),
})
export type TimelineEntry = z.output<typeof timelineEntry>

const timelinePage = z.object({
  entries: z.array(timelineEntry),
  /** Give as `before` for the page behind this one; null at the end. */
  next: z.iso.datetime().nullable(),
})
export type TimelinePage = z.output<typeof timelinePage>

/** The household on one screen. */
export const card = z.object({
  house: house.extend({ zoneName: z.string(), stewardName: z.string() }),
  title: z
    .object({ id: titleId, form: titleForm, manner: titleManner, from: businessDate, certificateNumber: z.string() })
    .nullable(),
  holders: z.array(cardPerson.extend({ share: z.object({ numerator: z.int(), denominator: z.int() }).nullable() })),
  /** Those that run today and those agreed for later. */
  leases: z.array(
    z.object({
      id: leaseId,
      part: z.string(),
      from: businessDate,
      until: businessDate,
      interiorRenovation: z.string(),
      note: z.string(),
      tenants: z.array(cardPerson),
    }),
  ),
  occupants: z.array(cardPerson.extend({ id: occupantId, relation: z.string(), from: businessDate })),
  vehicles: z.array(
    z.object({
      id: vehicleId,
      plate: z.string(),
      kind: z.string(),
      brand: z.string(),
      colour: z.string(),
      note: z.string(),
      spaceId: spaceId.nullable(),
      spaceNumber: z.string(),
      partyName: z.string(),
    }),
  ),
  panels: z.array(panel),
  timeline: timelinePage,
})
export type Card = z.output<typeof card>

export const showCard = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/houses/{houseId}/card',
  right: 'households.card',
  summary: '查看住户卡',
  params: z.object({ communityId, houseId }),
  output: card,
  refusals: ['households.not-found'],
})

export const showTimeline = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/houses/{houseId}/timeline',
  right: 'households.card',
  summary: '房屋大事记',
  params: z.object({ communityId, houseId }),
  query: z.strictObject({
    before: z.iso.datetime().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: timelinePage,
  refusals: ['households.not-found'],
})

/** One line of the list of households: the house, who holds it, who lives there. */
export const household = z.object({
  houseId,
  spelling: z.string(),
  name: z.string(),
  occupancy,
  useStatus,
  holders: z.array(z.string()),
  tenants: z.array(z.string()),
  occupantCount: z.int(),
  vehicleCount: z.int(),
})

export const listHouseholds = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/households',
  right: 'households.read',
  summary: '住户一览',
  params: z.object({ communityId }),
  query: z.strictObject({
    buildingId: house.shape.buildingId.optional(),
    occupancy: occupancy.optional(),
    after: houseId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ households: z.array(household), next: houseId.nullable() }),
})
