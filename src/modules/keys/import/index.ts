import { sql } from 'kysely'
import { madeIds } from '../../../platform/import/made.store.ts'
import type { Imports, Thing } from '../../../platform/import/register.ts'
import { type KeyFactsToSave, keysRegister, saveKeyFacts } from './keys.register.ts'

const key: Thing = {
  kind: 'key',
  name: '钥匙',
  table: 'keys.key',
  versioned: true,
  label: 't.number',
  remove: async (tx, on) => {
    await sql`delete from keys.key where community_id = ${on.communityId} and id in ${madeIds(on, 'key')}`.execute(tx)
  },
  restore: async (tx, on) => {
    const rows = on.rows.map(({ id, version, before }) => ({ id, version, facts: before as KeyFactsToSave['facts'] }))
    return (await saveKeyFacts({ ...on, tx }, rows)).length
  },
}

export const keyImports: Imports = { registers: [keysRegister], things: [key] }
