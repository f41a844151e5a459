import { refuse } from '../http/refusals.ts'

/** A sheet of Excel holds 1,048,576 rows and one is the header; a .csv ends where one export would take all day. */
const MOST_ROWS = { xlsx: 1_048_575, csv: 5_000_000 } as const

/** @throws platform.export-too-long before the first byte leaves. */
export const refuseTooLong = ({ count, format }: { count: number; format: keyof typeof MOST_ROWS }): void => {
  if (count > MOST_ROWS[format]) throw refuse('export-too-long', { count, most: MOST_ROWS[format], format })
}
