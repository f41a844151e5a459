import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'
import { decryptBytes, encryptBytes } from '../secrets/key-ring.ts'
import { keyRing } from '../secrets/open-key-ring.ts'
import { refuse } from './refusals.ts'

type OneImport = { readonly communityId: CommunityId; readonly importId: string }

const PART = 1024 * 1024

/** Keeps the uploaded file, encrypted, a megabyte at a time: all at once would be in memory several times over. */
export const keepFile = async (tx: Tx, on: OneImport & { bytes: Uint8Array }): Promise<void> => {
  for (let part = 0; part * PART < on.bytes.length; part += 1) {
    const bytes = on.bytes.subarray(part * PART, (part + 1) * PART)
    const { keyId, sealed } = encryptBytes(keyRing(), { bytes, place: placeOf(on, part) })
    await sql`insert into platform.import_file (community_id, import_id, part, key_id, sealed)
      values (${on.communityId}, ${on.importId}, ${part}, ${keyId}, ${sealed})`.execute(tx)
  }
}

/** The file as it came. @throws imports.file-gone */
export const readFileOf = async (tx: Tx, on: OneImport): Promise<Buffer> => {
  const parts = await countParts(tx, on)
  if (parts === 0) throw refuse('file-gone')
  const file = Buffer.alloc(parts * PART)
  let length = 0
  for (let part = 0; part < parts; part += 1) {
    const { rows } = await sql<{ keyId: string; sealed: Buffer }>`
      select key_id as "keyId", sealed from platform.import_file
      where community_id = ${on.communityId} and import_id = ${on.importId} and part = ${part}`.execute(tx)
    if (!rows[0]) throw refuse('file-gone')
    length += decryptBytes(keyRing(), { ...rows[0], place: placeOf(on, part) }).copy(file, length)
  }
  return file.subarray(0, length)
}

const countParts = async (tx: Tx, on: OneImport): Promise<number> => {
  const { rows } = await sql<{ parts: number }>`select count(*)::int as parts from platform.import_file
    where community_id = ${on.communityId} and import_id = ${on.importId}`.execute(tx)
  return rows[0]?.parts ?? 0
}

const placeOf = ({ communityId, importId }: OneImport, part: number): string =>
  `${communityId}/${importId}/import-file/${part}`
