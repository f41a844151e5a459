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

export interface PapersCompanyTemplate {
  design: Json | null;
  id: Generated<string>;
  in_force_from: string | null;
  kind: string;
  number: number;
  saved_at: Timestamp;
  saved_by: string | null;
  version: Generated<number>;
}

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
  template_level: Generated<string>;
  template_number: Generated<number>;
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

export interface PapersSignature {
  community_id: string;
  content_hash: string;
  evidence_hash: string;
  file_id: string | null;
  how: string;
  id: Generated<string>;
  name: string;
  paper_id: string;
  place: string;
  recorded_by: string;
  seal: string;
  signed_at: Timestamp;
  strokes: Json | null;
}

export interface PapersTemplate {
  community_id: string;
  design: Json | null;
  id: Generated<string>;
  in_force_from: string | null;
  kind: string;
  number: number;
  saved_at: Timestamp;
  saved_by: string | null;
  version: Generated<number>;
}

export interface PapersTables {
  "papers.company_template": PapersCompanyTemplate;
  "papers.paper": PapersPaper;
  "papers.paper_event": PapersPaperEvent;
  "papers.series": PapersSeries;
  "papers.signature": PapersSignature;
  "papers.template": PapersTemplate;
}
