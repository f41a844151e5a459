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

export interface ReportsComplaintSummary {
  causes: Generated<string>;
  changed_at: Timestamp | null;
  changed_by: string | null;
  community_id: string;
  matter_id: string;
  measures: Generated<string>;
  problems: Generated<string>;
  version: Generated<number>;
  week: string;
}

export interface ReportsComplaintSummaryEdition {
  causes: string;
  community_id: string;
  edition: number;
  figures: Json;
  measures: string;
  paper_id: string;
  problems: string;
  reason: Generated<string>;
  signed_at: Timestamp;
  signed_by: string;
  week: string;
}

export interface ReportsTables {
  "reports.complaint_summary": ReportsComplaintSummary;
  "reports.complaint_summary_edition": ReportsComplaintSummaryEdition;
}
