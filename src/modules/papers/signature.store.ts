import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { PaperId, Strokes } from './contract.ts'
import { refuse } from './refusals.ts'

/** Whether the signature `g` still belongs to the paper `p` and says what it said. */
const HOLDS = `g.content_hash = papers.content_hash(p.number, p.kind, p.issued_at, p.content)
  and g.seal = papers.signature_seal(g.content_hash, g.place, g.name, g.how, g.evidence_hash, g.signed_at)
  and (g.how <> 'drawn' or g.evidence_hash = encode(sha256(convert_to(g.strokes::text, 'UTF8')), 'hex'))`

/** A signature `g` of the paper `p`, recorded by `r`, as the contract has it. */
export const signatureJson = sql`jsonb_build_object('id', g.id, 'place', g.place, 'name', g.name, 'how', g.how,
  'strokes', g.strokes, 'signedAt', to_char(g.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'recordedBy', coalesce(r.name, ''), 'holds', ${sql.raw(HOLDS)})`

/** The broken ones among all signatures, for `liren verify`. */
export const BROKEN_SIGNATURES = `select g.community_id, p.number || ' 的签名（' || g.place || '）与文书内容不符' as what
  from papers.signature g join papers.paper p on p.community_id = g.community_id and p.id = g.paper_id
  where not (${HOLDS})`

/** Keeps a drawn signature, bound to the paper as it lies in the database; refuses a second one at the same place. */
export const addDrawnSignature = async (
  tx: Tx,
  on: {
    communityId: CommunityId
    paperId: PaperId
    place: string
    name: string
    strokes: Strokes
    now: Date
    by: StaffId
  },
): Promise<void> => {
  await onConstraint(
    sql`/* papers.sign */ insert into papers.signature
        (community_id, paper_id, place, name, how, strokes, evidence_hash, content_hash, seal, signed_at, recorded_by)
      select p.community_id, p.id, s.place, s.name, 'drawn', s.strokes, h.evidence, h.content,
        papers.signature_seal(h.content, s.place, s.name, 'drawn', h.evidence, ${on.now}::timestamptz),
        ${on.now}::timestamptz, ${on.by}::uuid
      from papers.paper p
      cross join (select ${on.place}::text as place, ${on.name}::text as name,
        ${JSON.stringify(on.strokes)}::jsonb as strokes) s
      cross join lateral (select papers.content_hash(p.number, p.kind, p.issued_at, p.content) as content,
        encode(sha256(convert_to(s.strokes::text, 'UTF8')), 'hex') as evidence) h
      where p.community_id = ${on.communityId} and p.id = ${on.paperId} returning id`.execute(tx),
    { signature_once: () => refuse('signed-already', { place: on.place }) },
  )
}
