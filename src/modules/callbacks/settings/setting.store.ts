import { sql } from 'kysely'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { CallbackSetting } from './setting.contract.ts'

type Stored = Omit<CallbackSetting, 'changedAt'> & { readonly changedAt: Date | null }

/** What holds in a community: its own, else the default. */
export const settingOf = async (tx: Tx, communityId: CommunityId): Promise<CallbackSetting> => {
  const { rows } = await sql<Stored>`/* callbacks.setting */
    select coalesce(s.other_percent, d.other_percent) as "otherPercent", coalesce(s.incident_percent, d.incident_percent) as "incidentPercent",
      coalesce(s.unreached_after, d.unreached_after) as "unreachedAfter", coalesce(s.sample_percent, d.sample_percent) as "samplePercent",
      coalesce(s.sample_least, d.sample_least) as "sampleLeast", coalesce(s.version, 0) as version,
      s.changed_at as "changedAt", coalesce(p.name, '') as "changedBy"
    from callbacks.default_setting d
    left join callbacks.setting s on s.community_id = ${communityId}
    left join access.staff p on p.id = s.changed_by`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('the default setting is there')
  return { ...row, changedAt: row.changedAt?.toISOString() ?? null }
}

type Shares = Omit<CallbackSetting, 'version' | 'changedAt' | 'changedBy'>

/** Writes the community's own where its version is still the one that was seen (0: none yet); false where not. */
export const saveSetting = async (
  tx: Tx,
  o: { communityId: CommunityId; version: number; shares: Shares; at: Date; by: StaffId },
): Promise<boolean> => {
  const { communityId, version, shares: s, at, by } = o
  const { rows } = await sql`/* callbacks.save-setting */
    insert into callbacks.setting as s (community_id, other_percent, incident_percent, unreached_after, sample_percent, sample_least,
      version, changed_at, changed_by)
    values (${communityId}, ${s.otherPercent}, ${s.incidentPercent}, ${s.unreachedAfter}, ${s.samplePercent}, ${s.sampleLeast},
      1, ${at}, ${by})
    on conflict (community_id) do update set other_percent = excluded.other_percent, incident_percent = excluded.incident_percent,
      unreached_after = excluded.unreached_after, sample_percent = excluded.sample_percent, sample_least = excluded.sample_least,
      version = s.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where s.version = ${version}
    returning s.version - ${version} as step`.execute(tx)
  // A first row written against a later version on the screen is none either.
  return (rows[0] as { step: number } | undefined)?.step === 1
}
