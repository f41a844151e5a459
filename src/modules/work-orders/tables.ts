/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface WorkOrdersCategory {
  code: string;
  community_id: string;
  emergency_on_site_minutes: number;
  finish_minutes: number;
  name: string;
  on_site_hours: string;
  on_site_minutes: number;
  position: number;
  priority: string;
  version: Generated<number>;
}

export interface WorkOrdersDefaultCategory {
  code: string;
  emergency_on_site_minutes: number;
  finish_minutes: number;
  name: string;
  on_site_hours: string;
  on_site_minutes: number;
  position: number;
  priority: string;
}

export interface WorkOrdersRepair {
  accepted_at: Timestamp | null;
  accepted_by: string | null;
  appointment: Generated<string>;
  category_code: string;
  category_name: string;
  community_id: string;
  done_at: Timestamp | null;
  materials: Generated<string>;
  matter_id: string;
  on_site_at: Timestamp | null;
  result: Generated<string>;
  return_reason: Generated<string>;
  waiting_reason: Generated<string>;
}

export interface WorkOrdersTables {
  "work_orders.category": WorkOrdersCategory;
  "work_orders.default_category": WorkOrdersDefaultCategory;
  "work_orders.repair": WorkOrdersRepair;
}
