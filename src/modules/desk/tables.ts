/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface DeskCall {
  caller_name: Generated<string>;
  community_id: string;
  content: string;
  house_id: string | null;
  id: Generated<string>;
  length_seconds: number | null;
  matter_id: string | null;
  outcome: string;
  party_id: string | null;
  phone: Generated<string>;
  phone_digits: Generated<string>;
  recorded_at: Timestamp;
  started_at: Timestamp;
  taken_by: string;
}

export interface DeskTables {
  "desk.call": DeskCall;
}
