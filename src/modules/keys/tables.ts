/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface KeysCabinet {
  community_id: string;
  hooks: number;
  id: Generated<string>;
  name: string;
  place: Generated<string>;
  version: Generated<number>;
}

export interface KeysEntrustment {
  community_id: string;
  during: string;
  ended_reason: Generated<string>;
  id: Generated<string>;
  key_id: string;
  letter_number: string;
  party_id: string;
  purpose: string;
  recorded_at: Timestamp;
  recorded_by: string;
}

export interface KeysKey {
  cabinet_id: string | null;
  checked_at: Timestamp | null;
  checked_by: string | null;
  community_id: string;
  facility_id: string | null;
  hook: number | null;
  house_id: string | null;
  id: Generated<string>;
  kind: string;
  label: Generated<string>;
  note: Generated<string>;
  number: string;
  pieces: Generated<number>;
  public_area_id: string | null;
  received_at: Timestamp;
  received_by: string | null;
  replaces_id: string | null;
  sort_key: string;
  state: string;
  tested_at: Timestamp | null;
  tested_by: string | null;
  version: Generated<number>;
}

export interface KeysKeyEvent {
  at: Timestamp;
  by_id: string | null;
  community_id: string;
  id: Generated<string>;
  key_id: string;
  loan_id: string | null;
  note: Generated<string>;
  what: string;
}

export interface KeysLoan {
  approved_by: string | null;
  borrower_kind: string;
  borrower_name: string;
  borrower_party_id: string | null;
  borrower_phone: Generated<string>;
  borrower_staff_id: string | null;
  community_id: string;
  condition: Generated<string>;
  due_at: Timestamp;
  ended_at: Timestamp | null;
  ended_by: string | null;
  ended_how: string | null;
  id: Generated<string>;
  key_id: string;
  lent_at: Timestamp;
  lent_by: string;
  owner_told: Generated<string>;
  paper_id: string | null;
  purpose: string;
}

export interface KeysStockTake {
  community_id: string;
  finished_at: Timestamp | null;
  finished_by: string | null;
  id: Generated<string>;
  month: string;
  note: Generated<string>;
  started_at: Timestamp;
  started_by: string;
}

export interface KeysStockTakeLine {
  community_id: string;
  counted_at: Timestamp | null;
  counted_by: string | null;
  expected: string;
  found: string | null;
  key_id: string;
  note: Generated<string>;
  stock_take_id: string;
}

export interface KeysTables {
  "keys.cabinet": KeysCabinet;
  "keys.entrustment": KeysEntrustment;
  "keys.key": KeysKey;
  "keys.key_event": KeysKeyEvent;
  "keys.loan": KeysLoan;
  "keys.stock_take": KeysStockTake;
  "keys.stock_take_line": KeysStockTakeLine;
}
