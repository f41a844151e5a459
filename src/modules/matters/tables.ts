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

export interface MattersAttachment {
  added_at: Timestamp;
  added_by: string;
  community_id: string;
  file_id: string;
  id: string;
  matter_id: string;
  purpose: Generated<string>;
  retract_reason: Generated<string>;
  retracted_at: Timestamp | null;
  retracted_by: string | null;
}

export interface MattersCalendarChange {
  changed_at: Timestamp;
  changed_by: string;
  days: Json;
  reckoned_at: Timestamp | null;
  source: string;
  version: number;
  year: number;
}

export interface MattersCalendarCoverage {
  covered_from: string;
  covered_until: string;
  source: string;
}

export interface MattersCalendarDay {
  day: string;
  name: string;
  working_day: boolean;
}

export interface MattersClock {
  breached_at: Timestamp | null;
  /**
   * The calendar does not reach the deadline: it was reckoned as if no holiday came, and must be reckoned again.
   */
  calendar_assumed: Generated<boolean>;
  community_id: string;
  due_at: Timestamp;
  ended_at: Timestamp | null;
  for_acceptance: Generated<boolean>;
  id: Generated<string>;
  matter_id: string;
  met_at: Timestamp | null;
  name: string;
  rule: string;
  started_at: Timestamp;
}

export interface MattersClockEvent {
  at: Timestamp;
  clock_id: string;
  community_id: string;
  event: Json;
  number: number;
  type: string;
}

export interface MattersClockSetting {
  changed_at: Timestamp;
  changed_by: string;
  community_id: string;
  policy: Json | null;
  rule: string;
  version: number;
}

export interface MattersDefaultView {
  community_id: string;
  staff_id: string;
  view_id: string;
}

export interface MattersEntry {
  action: string | null;
  assignee_role: string | null;
  assignee_staff_id: string | null;
  at: Timestamp;
  author_id: string | null;
  body: Generated<string>;
  /**
   * When the phone says it happened; the record itself is dated by the database.
   */
  claimed_at: Timestamp | null;
  community_id: string;
  from_state: string | null;
  id: Generated<string>;
  kind: string;
  matter_id: string;
  /**
   * Version of the matter after the entry: the order of entries, whatever the clock did.
   */
  matter_version: number;
  to_state: string | null;
}

export interface MattersMatter {
  assigned_at: Timestamp | null;
  assignee: Generated<string>;
  assignee_role: string | null;
  assignee_staff_id: string | null;
  building_id: string | null;
  caller_name: Generated<string>;
  caller_phone: Generated<string>;
  channel: string;
  closed_at: Timestamp | null;
  community_id: string;
  description: Generated<string>;
  due_at: Generated<Timestamp>;
  due_name: Generated<string>;
  facility_id: string | null;
  house_id: string | null;
  id: Generated<string>;
  kind: string;
  number: string;
  opened_at: Timestamp;
  opened_by: string | null;
  party_id: string | null;
  priority: Generated<string>;
  public_area_id: string | null;
  space_id: string | null;
  state: string;
  title: string;
  version: Generated<number>;
}

export interface MattersNumberSeries {
  community_id: string;
  day: string;
  last_number: number;
  series: string;
}

export interface MattersSavedView {
  asks: Json;
  changed_at: Timestamp;
  changed_by: string;
  community_id: string;
  deleted_at: Timestamp | null;
  id: string;
  name: string;
  owner_id: string;
  shared: boolean;
  version: number;
}

export interface MattersTask {
  answered_by: Generated<string>;
  community_id: string;
  counterpart: Generated<string>;
  flavour: string;
  matter_id: string;
  refusal_reason: Generated<string>;
  result: Generated<string>;
}

export interface MattersTables {
  "matters.attachment": MattersAttachment;
  "matters.calendar_change": MattersCalendarChange;
  "matters.calendar_coverage": MattersCalendarCoverage;
  "matters.calendar_day": MattersCalendarDay;
  "matters.clock": MattersClock;
  "matters.clock_event": MattersClockEvent;
  "matters.clock_setting": MattersClockSetting;
  "matters.default_view": MattersDefaultView;
  "matters.entry": MattersEntry;
  "matters.matter": MattersMatter;
  "matters.number_series": MattersNumberSeries;
  "matters.saved_view": MattersSavedView;
  "matters.task": MattersTask;
}
