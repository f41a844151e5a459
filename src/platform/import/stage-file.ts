import { createHash } from 'node:crypto'
import { businessDateAt } from '../../kernel/dates.ts'
import { readWorkbook, type SheetRow, type Workbook } from '../sheets/index.ts'
import { type Chosen, chooseRegister, likelyHeader, type SaidOfSheet } from './choose-register.rules.ts'
import { noteSheets, type ReadSheet, rememberedMappings } from './import.store.ts'
import { headerKey, ROW_ID, ROW_VERSION } from './recognise-columns.rules.ts'
import { refuse } from './refusals.ts'
import type { ReadRow } from './register.ts'
import { registers } from './registers.ts'
import { sealFault } from './seal-faults.ts'
import { readFileOf } from './sealed-file.store.ts'
import { forgetDrafts, forgetJudged, type RowToStage, stageRows } from './staged.store.ts'
import type { WorkOn } from './work-on.ts'

const ROWS_AT_ONCE = 1_000
/** Header and notes of a sheet stand within so many rows; they are looked through before its rows are read. */
const SAMPLE = 200

/** Reads the file into drafts, sheet by sheet and row by row: memory does not grow with the rows. */
export const stageFile = async (on: WorkOn): Promise<void> => {
  const write = { kind: 'community', communityId: on.communityId, write: true } as const
  const { bytes, remembered, today } = await on.database.run(write, async (tx) => {
    await forgetDrafts(tx, on)
    await forgetJudged(tx, on)
    return {
      bytes: await readFileOf(tx, on),
      remembered: await rememberedMappings(tx, on),
      today: businessDateAt(await on.database.now(tx)),
    }
  })
  const workbook = await readWorkbook(bytes)
  const sheets: ReadSheet[] = []
  let position = 0
  let waiting: RowToStage[] = []
  const flush = async () => {
    const rows = waiting
    waiting = []
    if (rows.length > 0) await on.database.run(write, (tx) => stageRows(tx, { ...on, rows }))
  }
  for await (const { name, rows } of sheetsOf(workbook)) {
    const reading = startSheet(rows.sample, { name, remembered, on: { ...on, today } })
    for await (const row of rows.all()) {
      const read = reading.read(row)
      if (read !== null) {
        position += 1
        waiting.push({ ...read, position, faults: read.faults.map((fault) => sealFault(fault, on)) })
        if (waiting.length >= ROWS_AT_ONCE) await flush()
      }
      await on.progress(position, 0)
    }
    sheets.push(reading.summary())
  }
  await flush()
  await on.database.run(write, (tx) => noteSheets(tx, { ...on, sheets, encoding: workbook.encoding ?? '' }))
  if (sheets.every(({ register }) => register === null)) {
    throw refuse('nothing-recognised', { sheets: sheets.map(({ sheet }) => sheet).join('、') })
  }
}

interface SheetInHand {
  readonly name: string
  readonly rows: {
    readonly sample: readonly SheetRow[]
    /** The sample again, and what follows. To be walked to its end. */
    all(): AsyncGenerator<SheetRow, void, undefined>
  }
}

/** The sheets of a workbook one after another, each with its first rows in hand. */
async function* sheetsOf(workbook: Workbook): AsyncGenerator<SheetInHand, void, undefined> {
  const rows = workbook.rows()
  let next = await rows.next()
  while (!next.done) {
    const name = next.value.sheet
    const sample: SheetRow[] = []
    while (!next.done && next.value.sheet === name && sample.length < SAMPLE) {
      sample.push(next.value)
      next = await rows.next()
    }
    yield {
      name,
      rows: {
        sample,
        all: async function* () {
          yield* sample
          while (!next.done && next.value.sheet === name) {
            const { value } = next
            next = await rows.next()
            yield value
          }
        },
      },
    }
  }
}

type StartOn = {
  readonly name: string
  readonly remembered: ReadonlyMap<string, SaidOfSheet>
  readonly on: Parameters<Chosen['register']['startReading']>[1]
}

const startSheet = (sample: readonly SheetRow[], { name, remembered, on }: StartOn) => {
  const signatures = sample.slice(0, 40).map((row) => signatureOf(row))
  const known = signatures.find((signature) => remembered.has(signature))
  const said = known === undefined ? null : (remembered.get(known) ?? null)
  const chosen =
    chooseRegister(sample, { registers: registers(), said }) ??
    (said !== null && said.register !== '' ? chooseRegister(sample, { registers: registers(), said: null }) : null)
  let rows = 0
  if (chosen === null) {
    const header = likelyHeader(sample)
    return {
      read: (row: SheetRow) => {
        if (row.row > (header?.row ?? 0)) rows += 1
        return null
      },
      summary: (): ReadSheet => ({
        ...{ sheet: name, register: null, registerName: '', headerRow: header?.row ?? 0, rows },
        columns: (header?.cells ?? []).map(({ text, column }) => ({
          header: text,
          field: null,
          sample: sampleOf(sample, { column, below: header?.row ?? 0 }),
        })),
        signature: header === null ? '' : signatureOf(header),
        remembered: known !== undefined,
      }),
    }
  }
  const { register, recognition } = chosen
  const readRow = register.startReading(recognition, on)
  const special = (field: string) => recognition.columns.find((one) => one.field === field)?.column
  const [idColumn, versionColumn] = [special(ROW_ID), special(ROW_VERSION)]
  const headerRow = sample.find(({ row }) => row === recognition.headerRow)
  return {
    read: (row: SheetRow): (Omit<RowToStage, 'position' | 'faults'> & Pick<ReadRow, 'faults'>) | null => {
      const read = readRow(row)
      if (read === null) return null
      rows += 1
      return {
        ...{ register: register.id, label: read.label, sheet: row.sheet, row: row.row },
        rowId: uuidIn(row, idColumn),
        rowVersion: versionIn(row, versionColumn),
        ...{ draft: read.draft, faults: read.faults },
      }
    },
    summary: (): ReadSheet => ({
      ...{ sheet: name, register: register.id, registerName: register.name, headerRow: recognition.headerRow, rows },
      columns: [
        ...recognition.columns.map(({ column, header, field }) => ({ column, header, field })),
        ...recognition.unrecognised.map(({ column, header }) => ({ column, header, field: null })),
      ]
        .sort((a, b) => a.column - b.column)
        .map(({ column, header, field }) => ({
          header,
          field,
          sample: sampleOf(sample, { column, below: recognition.headerRow }),
        })),
      signature: headerRow === undefined ? '' : signatureOf(headerRow),
      remembered: known !== undefined,
    }),
  }
}

/** The first value under a header, for a person to see what the column is; numbers of people are hidden. */
const sampleOf = (sample: readonly SheetRow[], on: { column: number; below: number }): string => {
  const row = sample.find(
    ({ row: number, cells }) => number > on.below && cells.some(({ column }) => column === on.column),
  )
  const text = row?.cells.find(({ column }) => column === on.column)?.text ?? ''
  const hidden =
    (text.match(/\d/g)?.length ?? 0) > 6 && !/^\d{4}\D/.test(text) ? text.replace(/\d(?=(?:\D*\d){4})/g, '*') : text
  return hidden.slice(0, 40)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const textIn = (row: SheetRow, column: number | undefined): string =>
  column === undefined ? '' : (row.cells.find((cell) => cell.column === column)?.text.trim() ?? '')

const uuidIn = (row: SheetRow, column: number | undefined): string | null => {
  const text = textIn(row, column)
  return UUID.test(text) ? text.toLowerCase() : null
}

const versionIn = (row: SheetRow, column: number | undefined): number | null => {
  const text = textIn(row, column)
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** What files of one source have in common: the texts of the header row, in whatever order. */
const signatureOf = (row: SheetRow): string =>
  createHash('sha256')
    .update(
      [...new Set(row.cells.map(({ text }) => headerKey(text)))]
        .filter((key) => key !== '')
        .sort()
        .join('\n'),
    )
    .digest('hex')
