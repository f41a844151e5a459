import { Readable } from 'node:stream'
import type { RawBuilder } from 'kysely'
import { type BusinessDate, businessDateAt } from '../../kernel/dates.ts'
import type { Endpoint, FileAnswer } from '../../kernel/endpoint.ts'
import { columnsAsked, type ExportEndpoint } from '../../kernel/export-endpoint.ts'
import { type Arrangement, arranged, type ListColumn } from '../../kernel/list-column.ts'
import type { Tx } from '../database/tx.ts'
import { auditedTransaction } from '../http/audited-transaction.ts'
import { type Actor, type Handler, type OutsideContext, outside } from '../http/use-case.ts'
import { type SheetToWrite, streamCsv, streamWorkbook, XLSX } from '../sheets/index.ts'
import { refuseTooLong } from './export-limit.rules.ts'
import { endingWith, type OpenExport, openExport } from './open-export.ts'
import { countRows, walkRows } from './open-rows.ts'

/** What the rows of an export are chosen by, beside the filters. */
export interface ExportContext extends Pick<OutsideContext, 'communityIds' | 'slots'> {
  readonly actor: Actor
  readonly tx: Tx
  readonly now: Date
  readonly today: BusinessDate
}

/** Where the rows come from: the statement of the list without its pages, or a short list read whole. */
export type ExportSource<Row> =
  | {
      readonly query: RawBuilder<unknown>
      /** What the list makes of a stored row. */
      readonly row: (stored: never) => Row
    }
  | { readonly rows: readonly Row[] }

/**
 * The export of a list: the same rows in the same order as on the screen, the columns chosen there, written as they
 * are read. Who, what, which filters and how many rows are in the audit before the first byte leaves.
 */
export const exporting = <Asked, Row>(
  contract: ExportEndpoint<Asked, Row>,
  source: (context: ExportContext, asked: Asked) => Promise<ExportSource<Row>> | ExportSource<Row>,
): Handler =>
  outside(contract as Endpoint, async (context, input) => {
    const asked = input as Chosen
    const begun = await openExport(context, contract)
    const { transaction, now, end } = begun
    try {
      const given = { ...context, tx: transaction.tx, now, today: businessDateAt(now) }
      const open = await opened(begun, await source(given as ExportContext, input as Asked))
      refuseTooLong({ count: open.count, format: asked.format })
      const columns = columnsAsked(contract.columns, asked.columns)
      await writeAudit(context, contract, { count: open.count, asked, columns })
      return fileOf(contract, { asked, columns, open, end, by: { name: context.actor?.name ?? '', at: now } })
    } catch (error) {
      await end()
      throw error
    }
  })

/** The export of a list that is read whole, searched and ordered as the page does it. */
export const exportingShort = <Asked extends Arrangement, Row>(
  contract: ExportEndpoint<Asked, Row>,
  rowsOf: (context: ExportContext, asked: Asked) => Promise<readonly Row[]>,
): Handler =>
  exporting(contract, async (context, asked) => ({
    rows: arranged(await rowsOf(context, asked), contract.columns, { ...asked, today: context.today }),
  }))

interface Chosen {
  readonly format: 'xlsx' | 'csv'
  readonly columns?: string
}

interface Rows<Row> {
  readonly count: number
  walk(): AsyncIterable<Row>
}

const opened = async <Row>(open: OpenExport, source: ExportSource<Row>): Promise<Rows<Row>> => {
  if ('rows' in source) {
    const { rows } = source
    async function* walk() {
      yield* rows
    }
    return { count: rows.length, walk }
  }
  const { query, row } = source
  async function* walk() {
    for await (const stored of walkRows(open, query)) yield row(stored as never)
  }
  return { count: await countRows(open.transaction, query), walk }
}

const writeAudit = (
  context: OutsideContext,
  contract: Endpoint,
  on: { count: number; asked: Chosen; columns: readonly { readonly id: string }[] },
): Promise<void> => {
  const { columns: _, format, ...filters } = on.asked
  const named = Object.entries(filters).filter(([name, value]) => name !== 'communityId' && value !== undefined)
  return auditedTransaction({ ...context, actor: context.actor as never, act: contract.summary }, async ({ audit }) => {
    audit({
      fields: on.columns.map(({ id }) => id),
      reason: `${format} ${on.count} 行`,
      // A filter may be the name of a person: it lies where it can be erased.
      ...(named.length === 0
        ? {}
        : { detail: Object.fromEntries(named.map(([name, value]) => [name, String(value)])) }),
    })
  })
}

const fileOf = <Row>(
  { name }: { readonly name: string },
  on: {
    asked: Chosen
    columns: readonly ListColumn<Row>[]
    open: Rows<Row>
    end: () => Promise<void>
    by: { name: string; at: Date }
  },
): FileAnswer => {
  const { columns, by } = on
  const today = businessDateAt(by.at)
  async function* rows() {
    for await (const row of on.open.walk()) yield columns.map(({ value }) => value(row, { today }))
  }
  const sheet: SheetToWrite = {
    name,
    columns: columns.map(({ title, kind = 'text', width }) => ({
      header: title,
      kind,
      ...(width === undefined ? {} : { width: Math.max(8, Math.round(width * 2)) }),
    })),
    rows: rows(),
  }
  const csv = on.asked.format === 'csv'
  const body = csv ? Readable.from(streamCsv(sheet), { objectMode: false }) : streamWorkbook([sheet], by)
  return {
    name: `${name}-${today}.${on.asked.format}`,
    mediaType: csv ? 'text/csv; charset=utf-8' : XLSX,
    body: endingWith(body, on.end),
  }
}
