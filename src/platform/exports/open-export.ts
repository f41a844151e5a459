import type { Readable } from 'node:stream'
import { type Endpoint, scopeOf } from '../../kernel/endpoint.ts'
import { openTransaction, type Transaction } from '../database/tx.ts'
import type { OutsideContext } from '../http/use-case.ts'
import { takeExportSeat } from './export-seats.ts'
import { freeze } from './open-rows.ts'

/** A seat and a frozen moment of the database, from which one file is read. */
export interface OpenExport {
  readonly transaction: Transaction
  readonly now: Date
  readonly isOver: () => boolean
  /** Gives connection and seat back; once is enough. */
  readonly end: () => Promise<void>
}

/** @throws platform.exports-busy, platform.exports-too-often */
export const openExport = async (context: OutsideContext, contract: Endpoint): Promise<OpenExport> => {
  const { database, communityId, actor } = context
  const leave = await takeExportSeat(actor?.staffId ?? '')
  try {
    const { transaction } = await openTransaction(database.app, reachOf(contract, communityId))
    let over = false
    const end = async () => {
      if (over) return
      over = true
      await transaction.rollback()
      leave()
    }
    try {
      await freeze(transaction)
      return { transaction, now: await database.now(transaction.tx), isOver: () => over, end }
    } catch (error) {
      await end()
      throw error
    }
  } catch (error) {
    leave()
    throw error
  }
}

/** Read to its end, or left by a browser that went away: either way connection and seat are free again. */
export const endingWith = (body: Readable, end: () => Promise<void>): Readable => body.once('close', () => void end())

const reachOf = (contract: Endpoint, communityId: OutsideContext['communityId']) => {
  if (scopeOf(contract) === 'company') return { kind: 'company' } as const
  if (communityId === undefined) return { kind: 'none', write: false } as const
  return { kind: 'community', communityId, write: false } as const
}
