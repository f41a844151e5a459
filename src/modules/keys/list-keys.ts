import { maskPhone, readPhone } from '../../kernel/phone.ts'
import { noteAccess } from '../../platform/audit/note-access.ts'
import { exporting, exportingShort } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
import { papersAbout } from '../papers/index.ts'
import * as contract from './contract.ts'
import { entrustmentsOf } from './entrustment.store.ts'
import { eventsOf, type KeyRow, keyById, keyOf } from './key.store.ts'
import * as list from './key-list.ts'
import { countKeys as counts, keysQuery, listKeys as page } from './list.store.ts'
import { loanIdsOf, loanOf, listLoans as loans, loansQuery } from './loan.store.ts'
import { stockTakesOf } from './stock-take.store.ts'

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

export const exportKeys = exporting(list.exportKeys, ({ now }, asked) => ({
  query: keysQuery({ ...asked, now }),
  row: (row: KeyRow) => masked(keyOf(row)),
}))

export const exportLoans = exporting(list.exportLoans, ({ now }, asked) => ({
  query: loansQuery({ ...asked, now }),
  row: loanOf,
}))

export const exportStockTakes = exportingShort(list.exportStockTakes, ({ tx }, asked) =>
  stockTakesOf(tx, asked.communityId),
)

const masked = (key: contract.Key): contract.Key =>
  key.loan === null ? key : { ...key, loan: { ...key.loan, borrowerPhone: mask(key.loan.borrowerPhone) } }

const mask = (phone: string): string => {
  const read = readPhone(phone)
  if (read.ok) return maskPhone(read.value)
  return phone === '' ? '' : '****'
}
