/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface QualityRectification {
  acknowledged_at: Timestamp | null;
  acknowledged_by: string | null;
  check_note: Generated<string>;
  checked_at: Timestamp | null;
  checked_by: string | null;
  community_id: string;
  deadline: string;
  demand: Generated<string>;
  issued_at: Timestamp | null;
  issued_by: string | null;
  matter_id: string;
  paper_id: string | null;
  replied_at: Timestamp | null;
  replied_by: string | null;
  reply: Generated<string>;
  sent_back: Generated<number>;
  source_id: string | null;
  source_kind: string | null;
  subject_kind: string;
  subject_matter_id: string | null;
  subject_name: string;
  to_role: string | null;
  to_staff_id: string | null;
  wrong: string;
}

export interface QualityTables {
  "quality.rectification": QualityRectification;
}
