/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface HouseholdsLease {
  begins_on: Generated<string>;
  community_id: string;
  during: string;
  ended_early_on: string | null;
  ends_on: Generated<string>;
  house_id: string;
  id: Generated<string>;
  interior_renovation: Generated<string>;
  note: Generated<string>;
  part: Generated<string>;
  part_span: Generated<string>;
  recorded_at: Timestamp;
  recorded_by: string | null;
  version: Generated<number>;
}

export interface HouseholdsLeaseTenant {
  community_id: string;
  lease_id: string;
  party_id: string;
  position: Generated<number>;
}

export interface HouseholdsMassExport {
  asked_at: Timestamp;
  asked_by: string;
  community_id: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_note: Generated<string>;
  id: string;
  reason: string;
  state: string;
  taken_at: Timestamp | null;
  taken_rows: number | null;
}

export interface HouseholdsOccupant {
  begins_on: Generated<string>;
  community_id: string;
  during: string;
  ends_on: Generated<string | null>;
  house_id: string;
  id: Generated<string>;
  party_id: string;
  recorded_at: Timestamp;
  recorded_by: string | null;
  relation: Generated<string>;
  version: Generated<number>;
}

export interface HouseholdsParty {
  birth_date: string | null;
  care_note: Generated<string>;
  community_id: string;
  created_at: Timestamp;
  id: Generated<string>;
  identity_checked: Generated<boolean>;
  identity_cipher: string | null;
  identity_hash: string | null;
  identity_kind: Generated<string>;
  identity_tail: Generated<string>;
  kind: string;
  merged_into: string | null;
  name: string;
  note: Generated<string>;
  sex: Generated<string>;
  version: Generated<number>;
}

export interface HouseholdsPartyPhone {
  community_id: string;
  digits: string;
  id: Generated<string>;
  label: Generated<string>;
  number: string;
  party_id: string;
  position: Generated<number>;
}

export interface HouseholdsSearchKey {
  community_id: string;
  key: string;
  kind: string;
  rank: number;
  subject_id: string;
  subject_kind: string;
}

export interface HouseholdsSearchSubject {
  community_id: string;
  detail: Generated<string>;
  house_id: string | null;
  id: string;
  kind: string;
  title: string;
}

export interface HouseholdsTitle {
  begins_on: Generated<string>;
  certificate_number: Generated<string>;
  community_id: string;
  during: string;
  ends_on: Generated<string | null>;
  form: string;
  house_id: string;
  id: Generated<string>;
  manner: string;
  note: Generated<string>;
  recorded_at: Timestamp;
  recorded_by: string | null;
  version: Generated<number>;
}

export interface HouseholdsTitleHolder {
  community_id: string;
  party_id: string;
  position: Generated<number>;
  share_denominator: number | null;
  share_numerator: number | null;
  title_id: string;
}

export interface HouseholdsVehicle {
  brand: Generated<string>;
  colour: Generated<string>;
  community_id: string;
  house_id: string | null;
  id: Generated<string>;
  kind: Generated<string>;
  note: Generated<string>;
  party_id: string | null;
  plate: string;
  removed_at: Timestamp | null;
  space_id: string | null;
  version: Generated<number>;
}

export interface HouseholdsTables {
  "households.lease": HouseholdsLease;
  "households.lease_tenant": HouseholdsLeaseTenant;
  "households.mass_export": HouseholdsMassExport;
  "households.occupant": HouseholdsOccupant;
  "households.party": HouseholdsParty;
  "households.party_phone": HouseholdsPartyPhone;
  "households.search_key": HouseholdsSearchKey;
  "households.search_subject": HouseholdsSearchSubject;
  "households.title": HouseholdsTitle;
  "households.title_holder": HouseholdsTitleHolder;
  "households.vehicle": HouseholdsVehicle;
}
