import { z } from 'zod'
import type { Endpoint, InputOf } from './endpoint.ts'
import type { Arrangement, ListColumn } from './list-column.ts'

/** The export of a list: its path, right, parameters and filters without paging, the columns chosen and the format. */
export interface ExportEndpoint<Asked = unknown, Row = never> extends Endpoint {
  readonly method: 'GET'
  readonly query: z.ZodObject
  readonly produces: 'file'
  /** Name of the list, of the sheet and of the file. */
  readonly name: string
  readonly columns: readonly ListColumn<Row>[]
  /** Never there: it carries the type of what the list is asked by. */
  readonly asked?: Asked
}

interface Declared<Row> {
  readonly name: string
  readonly columns: readonly ListColumn<Row>[]
}

type WithoutPages<Input> = Omit<Input, 'after' | 'limit'>

/** Declares the export of a list: `export const exportHouses = exportOf(listHouses, { name: '房屋', columns: houseColumns })`. */
export const exportOf = <const L extends Endpoint, Row>(
  list: L,
  { name, columns }: Declared<Row>,
): ExportEndpoint<WithoutPages<InputOf<L>>, Row> => {
  const filters = Object.entries(list.query?.shape ?? {}).filter(([id]) => id !== 'after' && id !== 'limit')
  const ids = new Set(columns.map(({ id }) => id))
  return {
    method: 'GET',
    path: `${list.path}/export`,
    right: list.right,
    ...(list.scope ? { scope: list.scope } : {}),
    summary: `导出${name}`,
    ...(list.params ? { params: list.params } : {}),
    query: z.strictObject({
      ...Object.fromEntries(filters),
      /** Ids of the columns in the order of the screen, separated by commas; those shown at first where it is missing. */
      columns: z
        .string()
        .max(2_000)
        .refine((text) => text.split(',').every((id) => ids.has(id)), '要导出的列有变化，请刷新页面后再导出')
        .optional(),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
    }),
    output: z.object({}),
    refusals: ['platform.export-too-long', 'platform.exports-busy', 'platform.exports-too-often'],
    produces: 'file',
    name,
    columns,
  }
}

/** The same for a list that the page reads whole, searches and orders itself (`arranged`): the export does it too. */
export const exportOfShort = <const L extends Endpoint, Row>(
  list: L,
  declared: Declared<Row>,
): ExportEndpoint<InputOf<L> & Arrangement, Row> => {
  const arrangement = { q: z.string().max(60).optional(), sort: z.string().max(40).optional() }
  const query = z.strictObject({ ...list.query?.shape, ...arrangement })
  return exportOf({ ...list, query } as Endpoint, declared) as ExportEndpoint<InputOf<L> & Arrangement, Row>
}

/** The columns of an export in the order asked for. */
export const columnsAsked = <Row>(
  columns: readonly ListColumn<Row>[],
  asked: string | undefined,
): readonly ListColumn<Row>[] => {
  if (asked === undefined) return columns.filter(({ optional }) => optional !== true)
  const byId = new Map(columns.map((column) => [column.id, column]))
  return asked.split(',').flatMap((id) => byId.get(id) ?? [])
}
