/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface CallbacksAttempt {
  at: Timestamp;
  by_id: string;
  call_again_at: Timestamp | null;
  community_id: string;
  id: string;
  matter_id: string;
  note: Generated<string>;
  outcome: string;
}

export interface CallbacksCallback {
  about_finished_at: Timestamp | null;
  about_matter_id: string | null;
  attitude: string | null;
  call_again_at: Timestamp | null;
  callee: Generated<string>;
  class: string;
  community_id: string;
  end_reason: Generated<string>;
  ended_at: Timestamp | null;
  house_id: string | null;
  matter_id: string;
  missed: Generated<number>;
  opinion: Generated<string>;
  problem: Generated<boolean>;
  recorded_at: Timestamp | null;
  recorded_by: string | null;
  rectification_id: string | null;
  satisfaction: string | null;
  technician_id: string | null;
  work_quality: string | null;
}

export interface CallbacksDefaultSetting {
  incident_percent: number;
  one_row: boolean;
  other_percent: number;
  sample_least: number;
  sample_percent: number;
  unreached_after: number;
}

export interface CallbacksSample {
  community_id: string;
  drawn_at: Timestamp;
  drawn_by: string | null;
  least: number;
  month: string;
  percent: number;
  pool: number;
  seed: string;
}

export interface CallbacksSampleItem {
  checked_at: Timestamp | null;
  checked_by: string | null;
  community_id: string;
  differs: Generated<string>;
  draw_key: string;
  matter_id: string;
  month: string;
  must: boolean;
  note: Generated<string>;
  position: number;
  rectification_id: string | null;
  satisfaction: string | null;
  verdict: string | null;
  version: Generated<number>;
}

export interface CallbacksSetting {
  changed_at: Timestamp;
  changed_by: string;
  community_id: string;
  incident_percent: number;
  other_percent: number;
  sample_least: number;
  sample_percent: number;
  unreached_after: number;
  version: number;
}

export interface CallbacksTables {
  "callbacks.attempt": CallbacksAttempt;
  "callbacks.callback": CallbacksCallback;
  "callbacks.default_setting": CallbacksDefaultSetting;
  "callbacks.sample": CallbacksSample;
  "callbacks.sample_item": CallbacksSampleItem;
  "callbacks.setting": CallbacksSetting;
}
