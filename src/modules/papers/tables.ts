/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface PapersPaper {
  community_id: string;
  content: Json;
  id: Generated<string>;
  issued_at: Timestamp;
  issued_by: string | null;
  kind: string;
  number: string;
  series_code: string;
  series_number: number;
  series_year: number;
  subject_id: string;
  subject_kind: string;
}

export interface PapersPaperEvent {
  at: Timestamp;
  by_id: string | null;
  community_id: string;
  id: Generated<string>;
  paper_id: string;
  reason: Generated<string>;
  what: string;
}

export interface PapersSeries {
  code: string;
  community_id: string;
  last_number: number;
  year: number;
}

export interface PapersTables {
  "papers.paper": PapersPaper;
  "papers.paper_event": PapersPaperEvent;
  "papers.series": PapersSeries;
}
