import type pg from 'pg'
import { verifySeals } from '../platform/audit/seal.ts'
import { modules } from './modules.ts'

export interface VerifyResult {
  readonly id: string
  readonly title: string
  /** What breaks it, at most 20 lines; empty when it holds. */
  readonly breaches: readonly string[]
}

const MOST = 20

/** Runs every invariant of every module and the seal of the audit; nothing is changed. */
export const verifyDatabase = async (client: pg.Client): Promise<VerifyResult[]> => {
  const results: VerifyResult[] = []
  for (const invariant of modules.flatMap((row) => row.module.invariants ?? [])) {
    const { rows } = await client.query<{ community_id: string | null; what: string }>(
      `select community_id, what from (${invariant.sql}) breach limit ${MOST}`,
    )
    results.push({
      id: invariant.id,
      title: invariant.title,
      breaches: rows.map((r) => `${r.what}${r.community_id ? `（小区 ${r.community_id}）` : ''}`),
    })
  }
  results.push({ id: 'I12', title: '审计封印完整', breaches: await verifySeals(client) })
  return results
}
