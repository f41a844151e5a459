import { reading } from '../../platform/http/use-case.ts'
import { writeWorkbook } from '../../platform/sheets/index.ts'
import * as contract from './contract.ts'
import { entrustmentsOf } from './entrustment.store.ts'
import { eventsOf, keyById } from './key.store.ts'
import { allKeys, countKeys as counts, listKeys as page } from './list.store.ts'
import { listLoans as loans } from './loan.store.ts'
import { keyRegister } from './register.ts'

export const listKeys = reading(contract.listKeys, ({ tx, now }, input) => page(tx, { ...input, now }))

export const countKeys = reading(contract.countKeys, ({ tx, communityId, now }) => counts(tx, { communityId, now }))

export const showKey = reading(contract.showKey, async ({ tx, communityId, now }, { keyId }) => ({
  ...(await keyById(tx, { communityId, keyId, now })),
  events: await eventsOf(tx, { communityId, keyId }),
  entrustments: await entrustmentsOf(tx, { communityId, keyId }),
}))

export const listLoans = reading(contract.listLoans, ({ tx, now }, input) => loans(tx, { ...input, now }))

/** The ledger as the list shows it, as a workbook. */
export const exportKeys = reading(contract.exportKeys, async ({ tx, now, today }, input) => ({
  name: `钥匙台账-${today}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: await writeWorkbook([keyRegister(await allKeys(tx, { ...input, now }))]),
}))
