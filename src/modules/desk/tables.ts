/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface DeskBoxOpening {
  box: string;
  community_id: string;
  id: Generated<string>;
  letters: number;
  note: Generated<string>;
  opened_at: Timestamp;
  opened_by: string;
  opened_on: string;
  recorded_at: Timestamp;
}

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

export interface DeskCallEvent {
  at: Timestamp;
  community_id: string;
  event_id: string;
  extension: string;
  kind: string;
  phone: string;
  phone_digits: string;
  received_at: Timestamp;
}

export interface DeskComplaint {
  action: Generated<string>;
  answer_way: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  cause: Generated<string>;
  cause_kind: string | null;
  class_code: string;
  class_name: string;
  community_id: string;
  department: string;
  explanation: Generated<string>;
  first_answer: Generated<string>;
  handled_by: string | null;
  matter_id: string;
  opinion: Generated<string>;
  registered_at: Timestamp;
  reopened: Generated<number>;
  repeat_of: string | null;
  resolved_at: Timestamp | null;
  result: Generated<string>;
  satisfaction: string | null;
  severity: string;
  taken_at: Timestamp | null;
  taken_by: string | null;
  validity: string | null;
}

export interface DeskComplaintClass {
  code: string;
  community_id: string;
  department: string;
  name: string;
  position: number;
  repeat_days: number;
  version: Generated<number>;
}

export interface DeskDefaultComplaintClass {
  code: string;
  department: string;
  name: string;
  position: number;
  repeat_days: number;
}

export interface DeskExtension {
  community_id: string;
  extension: string;
  since: Timestamp;
  staff_id: string;
}

export interface DeskHint {
  body: string;
  building_id: string | null;
  changed_at: Timestamp;
  changed_by: string;
  class_code: string | null;
  community_id: string;
  id: Generated<string>;
  kind: string | null;
  removed_at: Timestamp | null;
  valid_from: string;
  valid_until: string | null;
  version: Generated<number>;
}

export interface DeskHintVersion {
  at: Timestamp;
  body: string;
  by_id: string;
  community_id: string;
  hint_id: string;
  removed: boolean;
  valid_from: string;
  valid_until: string | null;
  version: number;
}

export interface DeskIncident {
  begins_at: Timestamp;
  community_id: string;
  ended_at: Timestamp | null;
  expected_until: Timestamp | null;
  kind: string;
  matter_id: string;
  result: Generated<string>;
  script: string;
  whole_community: boolean;
}

export interface DeskIncidentArea {
  building_id: string;
  community_id: string;
  entrance_id: string | null;
  id: Generated<string>;
  matter_id: string;
}

export interface DeskMissedCall {
  at: Timestamp;
  call_id: string | null;
  community_id: string;
  done_at: Timestamp | null;
  done_by: string | null;
  event_id: string | null;
  extension: Generated<string>;
  id: Generated<string>;
  note: Generated<string>;
  phone: string;
  phone_digits: string;
  reason: Generated<string>;
  recorded_by: string | null;
}

export interface DeskRequest {
  adopted: boolean | null;
  answer: Generated<string>;
  community_id: string;
  kind: string;
  matter_id: string;
  praised_name: Generated<string>;
  praised_staff_id: string | null;
  registered_at: Timestamp;
  settled_at: Timestamp | null;
  settled_by: string | null;
}

export interface DeskTables {
  "desk.box_opening": DeskBoxOpening;
  "desk.call": DeskCall;
  "desk.call_event": DeskCallEvent;
  "desk.complaint": DeskComplaint;
  "desk.complaint_class": DeskComplaintClass;
  "desk.default_complaint_class": DeskDefaultComplaintClass;
  "desk.extension": DeskExtension;
  "desk.hint": DeskHint;
  "desk.hint_version": DeskHintVersion;
  "desk.incident": DeskIncident;
  "desk.incident_area": DeskIncidentArea;
  "desk.missed_call": DeskMissedCall;
  "desk.request": DeskRequest;
}
