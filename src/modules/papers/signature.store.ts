import { type RawBuilder, sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { PaperId, Signature, Strokes } from './contract.ts'
import { refuse } from './refusals.ts'

/** Whether the signature `g` still belongs to the paper `p` and says what it said. */
const HOLDS = `g.content_hash = papers.content_hash(p.number, p.kind, p.issued_at, p.content)
  and g.seal = papers.signature_seal(g.content_hash, g.place, g.name, g.how, g.evidence_hash, g.signed_at)
  and g.evidence_hash = case g.how when 'drawn' then encode(sha256(convert_to(g.strokes::text, 'UTF8')), 'hex') else f.hash end`

/** A signature as it is stored; the links to its scan are made for whoever looks. */
export type StoredSignature = Omit<Signature, 'scan'> & { readonly fileId: string | null; readonly photo: boolean }

/** The signatures of the paper `p`, as one JSON value. */
export const signaturesOf = (communityId: CommunityId): RawBuilder<unknown> => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'place', g.place, 'name', g.name, 'how', g.how,
    'strokes', g.strokes, 'fileId', g.file_id, 'photo', coalesce(f.kind = 'photo', false),
    'signedAt', to_char(g.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'recordedBy', coalesce(r.name, ''), 'holds', ${sql.raw(HOLDS)}) order by g.signed_at, g.id), '[]')
  from papers.signature g
  left join access.staff r on r.id = g.recorded_by
  left join platform.file f on f.community_id = ${communityId} and f.id = g.file_id
  where g.community_id = ${communityId} and g.paper_id = p.id)`

/** The broken ones among all signatures, for `liren verify`. */
export const BROKEN_SIGNATURES = `select g.community_id, p.number || ' 的签名（' || g.place || '）与文书内容不符' as what
  from papers.signature g join papers.paper p on p.community_id = g.community_id and p.id = g.paper_id
  left join platform.file f on f.community_id = g.community_id and f.id = g.file_id
  where (${HOLDS}) is not true`

type Evidence =
  | { readonly how: 'drawn'; readonly strokes: Strokes }
  | { readonly how: 'scanned'; readonly fileId: string; readonly hash: string }

/** Keeps a signature, bound to the paper as it lies in the database; refuses a second one at the same place. */
export const addSignature = async (
  tx: Tx,
  on: {
    communityId: CommunityId
    paperId: PaperId
    place: string
    name: string
    evidence: Evidence
    now: Date
    by: StaffId
  },
): Promise<void> => {
  const { evidence } = on
  const strokes = evidence.how === 'drawn' ? JSON.stringify(evidence.strokes) : null
  const scan = evidence.how === 'scanned' ? evidence : { fileId: null, hash: null }
  await onConstraint(
    sql`/* papers.sign */ insert into papers.signature
        (community_id, paper_id, place, name, how, strokes, file_id, evidence_hash, content_hash, seal, signed_at, recorded_by)
      select p.community_id, p.id, s.place, s.name, s.how, s.strokes, ${scan.fileId}::uuid, h.evidence, h.content,
        papers.signature_seal(h.content, s.place, s.name, s.how, h.evidence, ${on.now}::timestamptz),
        ${on.now}::timestamptz, ${on.by}::uuid
      from papers.paper p
      cross join (select ${on.place}::text as place, ${on.name}::text as name, ${evidence.how}::text as how,
        ${strokes}::jsonb as strokes) s
      cross join lateral (select papers.content_hash(p.number, p.kind, p.issued_at, p.content) as content,
        coalesce(${scan.hash}::text, encode(sha256(convert_to(s.strokes::text, 'UTF8')), 'hex')) as evidence) h
      where p.community_id = ${on.communityId} and p.id = ${on.paperId} returning id`.execute(tx),
    { signature_once: () => refuse('signed-already', { place: on.place }) },
  )
}
