import { reading, useCase } from '../../../platform/http/use-case.ts'
import { writeWorkbook } from '../../../platform/sheets/index.ts'
import { allReceptions, listReceptions as page } from './list.store.ts'
import { openFromContact } from './open-from-contact.ts'
import * as contract from './reception.contract.ts'
import { receptionRegister } from './register.ts'

/** Writes down who came by which channel with what, and opens what it becomes. */
export const receive = useCase(contract.receive, async (context, input) => {
  const { communityId: _, ...made } = input
  const opened = await openFromContact(context, made)
  context.audit({ subject: { kind: 'matter', id: opened.id } })
  return { matterId: opened.id, number: opened.number, kind: made.kind, closed: opened.closed }
})

export const listReceptions = reading(contract.listReceptions, ({ tx }, input) => page(tx, input))

/** The list as it stands on the screen, as a workbook. */
export const exportReceptions = reading(contract.exportReceptions, async ({ tx, today }, input) => ({
  name: `接待台账-${today}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: await writeWorkbook([receptionRegister(await allReceptions(tx, input))]),
}))
