import type { SheetRow } from '../sheets/index.ts'
import { type Mapping, own, type Recognition, recogniseColumns } from './recognise-columns.rules.ts'
import type { Register } from './register.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever the drafts of a register are.
type AnyRegister = Register<any, any>

/** What a person said of a sheet: which register it is (`''`: leave it out), and what its columns mean. */
export interface SaidOfSheet {
  readonly register: string
  readonly columns: Mapping
}

export interface Chosen {
  readonly register: AnyRegister
  readonly recognition: Recognition
}

const SHEET_NAMED_SO = 2

/**
 * Which register a sheet is: the one that understands most of its columns; a sheet that bears the register's name
 * counts for two more. Null where none does, or a person said so.
 */
export const chooseRegister = (
  sample: readonly SheetRow[],
  o: { registers: readonly AnyRegister[]; said: SaidOfSheet | null },
): Chosen | null => {
  const { said } = o
  if (said?.register === '') return null
  const name = sample[0]?.sheet ?? ''
  const possible = o.registers
    .filter((register) => said === null || register.id === said.register)
    .flatMap((register) => {
      const recognition = recogniseColumns(sample, register, said?.columns ?? {})
      if (recognition === null) return []
      return [{ register, recognition, worth: own(recognition) + (bears(name, register.name) ? SHEET_NAMED_SO : 0) }]
    })
  const [best] = possible.sort((a, b) => b.worth - a.worth)
  return best ?? null
}

const bears = (sheet: string, register: string): boolean =>
  register.split(/[和、]/u).some((word) => word.length > 1 && sheet.includes(word))

/** A header row that no register understands, as good as can be told: the row with most texts among the first. */
export const likelyHeader = (sample: readonly SheetRow[]): SheetRow | null => {
  const texts = (row: SheetRow) => row.cells.filter(({ kind }) => kind === 'text').length
  const [best] = [...sample.slice(0, 20)].sort((a, b) => texts(b) - texts(a) || a.row - b.row)
  return best === undefined || texts(best) < 2 ? null : best
}
