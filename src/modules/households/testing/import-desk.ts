import { writeWorkbook } from '../../../platform/sheets/index.ts'
import { type TestAnswer, type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import type { ImportedFile, ImportTwin, PreviewRow } from '../import/contract.ts'
import * as contract from '../import/contract.ts'

type Cells = readonly (string | number | null)[]

/** For tests: a desk at which files are dropped. Everything is done as one supervisor unless somebody else is named. */
export interface ImportDesk extends TestDesk {
  /** Drops a file and waits for its preview. */
  drop(file: { name?: string; bytes: Uint8Array }): Promise<ImportedFile & { preview: PreviewRow[] }>
  /** A workbook of sheets given line by line, dropped. */
  dropSheets(sheets: Readonly<Record<string, readonly Cells[]>>): Promise<ImportedFile & { preview: PreviewRow[] }>
  rows(importId: string, filter?: object): Promise<PreviewRow[]>
  twins(importId: string): Promise<ImportTwin[]>
  apply(importId: string, goodRowsOnly?: boolean): Promise<ImportedFile>
  /** Tries a step and answers whatever comes. */
  try(contract: Parameters<TestDesk['ok']>[0], input: object): Promise<TestAnswer>
  count(table: string): Promise<number>
}

export const importDesk = async (url: string): Promise<ImportDesk> => {
  const desk = await testDesk(url)
  const { app, communityId } = desk
  const supervisor = await desk.person(['supervisor'])
  const as = desk.as(supervisor)
  const ok = async (asked: Parameters<TestDesk['ok']>[0], input: object) => {
    const answer = await as(asked, input as never)
    if (answer.status !== 200) throw new Error(`${asked.summary}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer
  }
  const drop: ImportDesk['drop'] = async ({ name = '登记表.xlsx', bytes }) => {
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/communities/${communityId}/imports`,
      headers: { cookie: supervisor.cookie, 'content-type': 'multipart/form-data; boundary=x' },
      payload: Buffer.concat([
        Buffer.from(`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
        bytes,
        Buffer.from('\r\n--x--\r\n'),
      ]),
    })
    if (answer.statusCode !== 200) throw Object.assign(new Error(answer.body), { answer: answer.json() })
    return answer.json()
  }
  return {
    ...desk,
    ok: ok as TestDesk['ok'],
    drop,
    dropSheets: async (sheets) => drop({ bytes: await workbookOf(sheets) }),
    rows: async (importId, filter = {}) =>
      (await ok(contract.listImportRows, { importId, limit: 500, ...filter })).body.preview,
    twins: async (importId) => (await ok(contract.listTwins, { importId })).body.twins,
    apply: async (importId, goodRowsOnly = false) => (await ok(contract.applyImport, { importId, goodRowsOnly })).body,
    try: (asked, input) => as(asked, input as never),
    count: async (table) =>
      Number(
        (
          await desk.query<{ n: string }>(`select count(*)::int as n from ${table} where community_id = $1`, [
            communityId,
          ])
        )[0]?.n,
      ),
  }
}

/** A workbook whose cells stand as given: numbers as numbers, nothing where there is null. */
export const workbookOf = (sheets: Readonly<Record<string, readonly Cells[]>>): Promise<Uint8Array> =>
  writeWorkbook(
    Object.entries(sheets).map(([name, [header = [], ...rows]]) => {
      const width = Math.max(header.length, ...rows.map((row) => row.length))
      return {
        name,
        columns: Array.from({ length: width }, (_, at) => ({
          header: String(header[at] ?? ''),
          kind: 'decimal' as const,
        })),
        rows,
      }
    }),
  )
