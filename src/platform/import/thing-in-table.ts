import { sql } from 'kysely'
import { madeIds } from './made.store.ts'
import type { Thing } from './register.ts'

type Told = Pick<Thing, 'kind' | 'name' | 'table' | 'label'>

/**
 * A thing that an import makes as rows of one table: taking it back deletes the rows it made. What else goes with
 * them, or how former values are put back, the module says: `{ ...thingInTable({ … }), restore }`.
 */
export const thingInTable = (told: Told): Thing => ({
  ...told,
  versioned: true,
  remove: async (tx, on) => {
    await sql`delete from ${sql.table(told.table)} where community_id = ${on.communityId}
      and id in ${madeIds(on, told.kind)}`.execute(tx)
  },
})
