import type { ComponentProps } from 'react'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { toneOfDue } from '../../../ui/console/due-cell.tsx'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import type { MatterId } from '../contract.ts'
import MatterSheet from './matter-sheet.tsx'

export interface MatterRowShown {
  readonly id: string
  readonly closedAt: string | null
  readonly dueAt: string | null
}

type TableProps<Row extends object> = ComponentProps<typeof DataTable<Row>>

/** A table of matters by whatever module, which opens one in its drawer; what differs is said as in `DataTable`. */
export type MatterTableProps<Row extends MatterRowShown> = Omit<TableProps<Row>, 'rowKey' | 'onOpen'>

/** The list of matters of a page: by its clock the tone of a row, by Enter or a click its drawer. */
const MatterTable = <Row extends MatterRowShown>(props: MatterTableProps<Row>) => {
  const [, ask] = useAsked()
  return (
    <>
      <DataTable<Row> rowTone={toneOfDue} {...props} rowKey={idOf} onOpen={({ id }) => ask({ matter: id })} />
      <OpenedMatter rows={props.rows} />
    </>
  )
}

const idOf = ({ id }: { readonly id: string }): string => id

/** The drawer of the matter that the address names, with its neighbours in the list on J and K. */
export const OpenedMatter = ({ rows }: { rows: readonly { readonly id: string }[] }) => {
  const [asked, ask] = useAsked()
  const opened = asked['matter']
  if (opened === undefined) return null
  const at = rows.findIndex(({ id }) => id === opened)
  const to = (row: { readonly id: string } | undefined) => row && (() => ask({ matter: row.id }))
  return (
    <MatterSheet
      key={opened}
      matterId={opened as MatterId}
      close={() => ask({ matter: undefined })}
      previous={to(rows[at - 1])}
      next={at < 0 ? undefined : to(rows[at + 1])}
    />
  )
}

export default MatterTable
