/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface EstateBuilding {
  code: string;
  community_id: string;
  completed_on: string | null;
  delivered_on: string | null;
  facilities_note: Generated<string>;
  floors: number | null;
  id: Generated<string>;
  kind: Generated<string>;
  name: Generated<string>;
  pipes: Generated<string>;
  sort_key: string;
  structure: Generated<string>;
  version: Generated<number>;
  zone_id: string | null;
}

export interface EstateEntrance {
  building_id: string;
  code: string;
  community_id: string;
  floors: number | null;
  has_lift: boolean | null;
  id: Generated<string>;
  sort_key: string;
  version: Generated<number>;
}

export interface EstateFacility {
  building_id: string | null;
  community_id: string;
  id: Generated<string>;
  kind: Generated<string>;
  name: string;
  note: Generated<string>;
  public_area_id: string | null;
  serial_number: Generated<string>;
  version: Generated<number>;
}

export interface EstateHouse {
  attached_facilities: Generated<string>;
  building_id: string;
  built_area: Numeric | null;
  community_id: string;
  delivered_on: string | null;
  entrance_id: string | null;
  floor: number | null;
  garage_use: Generated<string>;
  id: Generated<string>;
  kind: Generated<string>;
  land_area: Numeric | null;
  layout: Generated<string>;
  note: Generated<string>;
  number: string;
  occupancy: Generated<string>;
  sort_key: string;
  spelling: string;
  usable_area: Numeric | null;
  use_status: Generated<string>;
  version: Generated<number>;
}

export interface EstateHouseUseChange {
  changed_on: string;
  community_id: string;
  from_use: string;
  house_id: string;
  id: Generated<string>;
  manner: string;
  note: Generated<string>;
  recorded_at: Timestamp;
  recorded_by: string | null;
  to_use: string;
}

export interface EstatePublicArea {
  building_id: string | null;
  community_id: string;
  id: Generated<string>;
  kind: Generated<string>;
  name: string;
  note: Generated<string>;
  version: Generated<number>;
  zone_id: string | null;
}

export interface EstateSpace {
  area: Numeric | null;
  community_id: string;
  id: Generated<string>;
  kind: Generated<string>;
  note: Generated<string>;
  number: string;
  ownership: Generated<string>;
  place: Generated<string>;
  sort_key: string;
  version: Generated<number>;
}

export interface EstateZone {
  community_id: string;
  id: Generated<string>;
  name: string;
  steward_id: string | null;
  version: Generated<number>;
}

export interface EstateTables {
  "estate.building": EstateBuilding;
  "estate.entrance": EstateEntrance;
  "estate.facility": EstateFacility;
  "estate.house": EstateHouse;
  "estate.house_use_change": EstateHouseUseChange;
  "estate.public_area": EstatePublicArea;
  "estate.space": EstateSpace;
  "estate.zone": EstateZone;
}
