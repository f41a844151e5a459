import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { streamCsvRows } from 'hucre/csv'
import { streamXlsxRows } from 'hucre/xlsx'
import { Refusal } from '../../kernel/refusal.ts'
import { checkArchive } from './archive.rules.ts'
import { readValue, type Value } from './cell.rules.ts'
import { decodeText, recogniseFile } from './recognise-file.rules.ts'
import { refuse } from './refusals.ts'
import { stepBack } from './step-back.ts'
import { listSheets } from './workbook-parts.rules.ts'
import { type Assignment, type PackedRow, SENT, TAKEN, type WorkerMessage } from './worker-messages.ts'

const { source, limits, traffic } = workerData as Assignment
const counters = new Int32Array(traffic)
const BATCH_ROWS = 200
const BATCH_CHARACTERS = 250_000
const BATCHES_UNDER_WAY = 3
const NOBODY_LISTENS = 10 * 60_000

const total = { rows: 0, characters: 0 }

stepBack()

const read = async () => {
  const bytes = typeof source === 'string' ? new Uint8Array(readFileSync(source)) : source
  if (bytes.length > limits.fileBytes) throw refuse('file-too-large', { bytes: bytes.length, most: limits.fileBytes })
  if (recogniseFile(bytes) === 'csv') await readCsv(bytes)
  else await readXlsx(bytes)
  send({ type: 'finished' })
}

const readXlsx = async (bytes: Uint8Array) => {
  const sheets = listSheets(bytes, checkArchive(bytes, limits), limits)
  send({ type: 'opened', format: 'xlsx', sheets: sheets.map(({ name, hidden }) => ({ name, hidden })) })
  for (const { name, index, hidden } of sheets) {
    if (!hidden) await sendRows(name, streamXlsxRows(bytes, { sheet: index }))
  }
}

const readCsv = async (bytes: Uint8Array) => {
  const { text, encoding } = decodeText(bytes)
  const sheet = 'CSV'
  send({ type: 'opened', format: 'csv', encoding, sheets: [{ name: sheet, hidden: false }] })
  await sendRows(sheet, numbered(streamCsvRows(text)))
}

function* numbered(rows: Iterable<readonly unknown[]>) {
  let index = 0
  for (const values of rows) yield { index: index++, values }
}

interface ReadRow {
  readonly index: number
  readonly values: readonly unknown[]
}

const sendRows = async (sheet: string, rows: AsyncIterable<ReadRow> | Iterable<ReadRow>) => {
  let batch: PackedRow[] = []
  let characters = 0
  const flush = () => {
    if (batch.length > 0) sendBatch({ type: 'rows', sheet, rows: batch })
    batch = []
    characters = 0
  }
  for await (const { index, values } of rows) {
    const packed = pack(sheet, index + 1, values)
    if (packed === null) continue
    batch.push([index + 1, packed.values])
    characters += packed.characters
    if (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) flush()
  }
  flush()
}

const pack = (sheet: string, row: number, read: readonly unknown[]) => {
  const values: (Value | null)[] = []
  let characters = 0
  for (let at = 0; at < read.length; at++) {
    const value = readValue(read[at])
    if (value === null) continue
    if (at >= limits.columns) throw refuse('too-many-columns', { sheet, row, column: at + 1, most: limits.columns })
    const length = typeof value === 'string' ? value.length : 8
    if (length > limits.cellCharacters) throw refuse('cell-too-long', { sheet, row, column: at + 1 })
    while (values.length < at) values.push(null)
    values.push(value)
    characters += length
  }
  if (values.length === 0) return null
  total.rows += 1
  total.characters += characters
  if (total.rows > limits.rows) throw refuse('too-many-rows', { most: limits.rows })
  if (total.characters > limits.characters) throw refuse('too-much-text')
  return { values, characters }
}

const send = (message: WorkerMessage) => parentPort?.postMessage(message)

/** Sleeps, the whole thread with the parser in it, until the other side has taken enough. */
const sendBatch = (message: WorkerMessage) => {
  send(message)
  const sent = Atomics.add(counters, SENT, 1) + 1
  for (
    let taken = Atomics.load(counters, TAKEN);
    sent - taken >= BATCHES_UNDER_WAY;
    taken = Atomics.load(counters, TAKEN)
  ) {
    if (Atomics.wait(counters, TAKEN, taken, NOBODY_LISTENS) === 'timed-out') process.exit(0)
  }
}

read().catch((error: unknown) => {
  if (error instanceof Refusal) send({ type: 'refused', code: error.code, facts: error.facts })
  else send({ type: 'refused', ...whyNot(error) })
})

/** What the library cannot read is damaged; what outgrows its declared size is a bomb. */
const whyNot = (error: unknown) => {
  if (/exceeds? limit|zip bomb/i.test(String(error))) {
    return { code: 'sheets.unpacks-too-large', facts: { most: limits.unpackedBytes } }
  }
  return { code: 'sheets.damaged', facts: { cause: String(error) } }
}
