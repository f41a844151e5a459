import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'
import { decryptBytes, encryptBytes } from '../secrets/key-ring.ts'
import { keyRing } from '../secrets/open-key-ring.ts'
import { refuse } from './refusals.ts'

type OneImport = { readonly communityId: CommunityId; readonly importId: string }

const PART = 1024 * 1024

/** Keeps the uploaded file, encrypted, in parts of a megabyte. */
export const keepFile = async (tx: Tx, on: OneImport & { bytes: Uint8Array }): Promise<void> => {
  const count = Math.ceil(on.bytes.length / PART)
  const parts = Array.from({ length: count }, (_, part) =>
    encryptBytes(keyRing(), {
      bytes: on.bytes.subarray(part * PART, (part + 1) * PART),
      place: placeOf(on, part),
    }),
  )
  await sql`insert into platform.import_file (community_id, import_id, part, key_id, sealed)
    select ${on.communityId}::uuid, ${on.importId}::uuid, g.part::int - 1, g.key_id, g.sealed
    from unnest(${parts.map(({ keyId }) => keyId)}::text[], ${parts.map(({ sealed }) => sealed)}::bytea[])
      with ordinality as g (key_id, sealed, part)`.execute(tx)
}

/** The file as it came. @throws imports.file-gone */
export const readFileOf = async (tx: Tx, on: OneImport): Promise<Buffer> => {
  const { rows } = await sql<{ part: number; keyId: string; sealed: Buffer }>`
    select part, key_id as "keyId", sealed from platform.import_file
    where community_id = ${on.communityId} and import_id = ${on.importId} order by part`.execute(tx)
  if (rows.length === 0) throw refuse('file-gone')
  return Buffer.concat(rows.map((row) => decryptBytes(keyRing(), { ...row, place: placeOf(on, row.part) })))
}

const placeOf = ({ communityId, importId }: OneImport, part: number): string =>
  `${communityId}/${importId}/import-file/${part}`
