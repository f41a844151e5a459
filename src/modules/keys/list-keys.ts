import { maskPhone, readPhone } from '../../kernel/phone.ts'
import { noteAccess } from '../../platform/audit/note-access.ts'
import { reading } from '../../platform/http/use-case.ts'
import { writeWorkbook } from '../../platform/sheets/index.ts'
import { papersAbout } from '../papers/index.ts'
import * as contract from './contract.ts'
import { entrustmentsOf } from './entrustment.store.ts'
import { eventsOf, keyById } from './key.store.ts'
import { allKeys, countKeys as counts, listKeys as page } from './list.store.ts'
import { loanIdsOf, listLoans as loans } from './loan.store.ts'
import { keyRegister } from './register.ts'

export const listKeys = reading(contract.listKeys, async ({ tx, now }, input) => {
  const found = await page(tx, { ...input, now })
  return { ...found, keys: found.keys.map(masked) }
})

export const countKeys = reading(contract.countKeys, ({ tx, communityId, now }) => counts(tx, { communityId, now }))

/** One key with its history. Only who lends keys sees the whole phone of its borrower, and that is noted. */
export const showKey = reading(contract.showKey, async (context, { keyId }) => {
  const { tx, communityId, actor, now, today, requestId, database } = context
  const key = await keyById(tx, { communityId, keyId, now })
  const events = await eventsOf(tx, { communityId, keyId })
  const entrustments = await entrustmentsOf(tx, { communityId, keyId, today })
  const papers = await papersAbout(tx, {
    communityId,
    subjects: [keyId, ...(await loanIdsOf(tx, { communityId, keyId }))],
  })
  const seesPhone = actor.rights.has('keys.lend')
  if (seesPhone && key.loan?.borrowerPhone) {
    noteAccess(database, {
      ...{
        communityId,
        at: now,
        requestId,
        act: contract.showKey.summary,
        actor: { kind: actor.kind, id: actor.staffId },
      },
      ...{ subject: { kind: 'key-loan', id: key.loan.id }, fields: ['borrowerPhone'] },
    })
  }
  return { ...(seesPhone ? key : masked(key)), events, entrustments, papers }
})

export const listLoans = reading(contract.listLoans, ({ tx, now }, input) => loans(tx, { ...input, now }))

/** The ledger as the list shows it, as a workbook. */
export const exportKeys = reading(contract.exportKeys, async ({ tx, now, today }, input) => ({
  name: `钥匙台账-${today}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: await writeWorkbook([keyRegister(await allKeys(tx, { ...input, now }))]),
}))

const masked = (key: contract.Key): contract.Key =>
  key.loan === null ? key : { ...key, loan: { ...key.loan, borrowerPhone: mask(key.loan.borrowerPhone) } }

const mask = (phone: string): string => {
  const read = readPhone(phone)
  if (read.ok) return maskPhone(read.value)
  return phone === '' ? '' : '****'
}
