import type { z } from 'zod'
import type { MatterContext } from '../../matters/index.ts'
import { openRepair } from '../../work-orders/index.ts'
import { openComplaint } from '../complaints/open-complaint.ts'
import type { Contact } from '../contact.ts'
import type { ReceptionKind } from '../words.ts'
import { openRequest } from './open-request.ts'
import type { praise as praiseSchema, said as saidShape } from './reception.contract.ts'
import { demandParts, titleOf } from './reception.rules.ts'

type Said = z.output<z.ZodObject<typeof saidShape>>

export interface ContactMade extends Said {
  readonly channel: Contact['channel']
  readonly kind: ReceptionKind
  readonly place?: Contact['place'] | undefined
}

export interface OpenedFromContact {
  readonly id: Awaited<ReturnType<typeof openRequest>>['id']
  readonly number: string
  /** Answered on the spot. */
  readonly closed: boolean
}

/** Opens what a contact leads to, in the transaction of the caller: a repair, a complaint, or one of the short kinds. */
export const openFromContact = async (context: MatterContext, made: ContactMade): Promise<OpenedFromContact> => {
  const { kind, complaint, repair, answer, to } = made
  demandParts(kind, made)
  const contact = contactOf(made)
  if (kind === 'repair' && repair) {
    const { channel, partyId, callerName, phone: callerPhone } = made
    const opened = await openRepair(context, { ...repair, channel, partyId, callerName, callerPhone })
    return { ...opened, closed: false }
  }
  if (kind === 'complaint' && complaint) {
    const opened = await openComplaint(context, contact, { ...complaint, to: complaint.to ?? to })
    return { ...opened, closed: false }
  }
  return openRequest(context, contact, { kind: kind as never, answer, to, praise: praiseOf(made) })
}

const contactOf = (made: ContactMade): Required<Contact> => {
  const { channel, content, partyId, callerName, phone, houseId } = made
  const title = titleOf(content)
  return {
    title,
    description: content === title ? '' : content,
    channel,
    place: made.place ?? (houseId === null ? { kind: 'none' } : { kind: 'house', id: houseId }),
    partyId,
    callerName,
    callerPhone: phone,
  }
}

const praiseOf = ({ kind, praise }: ContactMade): z.output<typeof praiseSchema> | undefined =>
  kind === 'praise' ? praise : undefined
