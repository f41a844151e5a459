/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface WorkOrdersCategory {
  callback_class: Generated<string>;
  code: string;
  community_id: string;
  emergency_on_site_minutes: number;
  finish_minutes: number;
  name: string;
  on_site_hours: string;
  on_site_minutes: number;
  part_code: string | null;
  position: number;
  priority: string;
  retired: Generated<boolean>;
  version: Generated<number>;
}

export interface WorkOrdersContractor {
  community_id: string;
  contact: Generated<string>;
  id: Generated<string>;
  name: string;
  note: Generated<string>;
  part_codes: Generated<string[]>;
  phone: Generated<string>;
  retired: Generated<boolean>;
  version: Generated<number>;
}

export interface WorkOrdersContractorContact {
  at: Timestamp;
  by_id: string;
  community_id: string;
  contractor_id: string;
  id: string;
  matter_id: string;
  outcome: string;
  promised_on: string | null;
  said: Generated<string>;
  spoke_with: Generated<string>;
}

export interface WorkOrdersDefaultCategory {
  callback_class: Generated<string>;
  code: string;
  emergency_on_site_minutes: number;
  finish_minutes: number;
  name: string;
  on_site_hours: string;
  on_site_minutes: number;
  part_code: string | null;
  position: number;
  priority: string;
}

export interface WorkOrdersDefaultPart {
  code: string;
  name: string;
  position: number;
  regulation_amount: number;
  regulation_unit: string;
  two_books_amount: number | null;
  two_books_unit: string | null;
}

export interface WorkOrdersMaterialLine {
  at: Timestamp;
  by_id: string;
  community_id: string;
  id: Generated<string>;
  matter_id: string;
  name: string;
  position: number;
  quantity: Numeric;
  unit: string;
}

export interface WorkOrdersPart {
  code: string;
  community_id: string;
  name: string;
  position: number;
  retired: Generated<boolean>;
  term_amount: number;
  term_unit: string;
  version: Generated<number>;
}

export interface WorkOrdersRepair {
  accepted_at: Timestamp | null;
  accepted_by: string | null;
  appointment: Generated<string>;
  callback_class: Generated<string>;
  category_code: string;
  category_name: string;
  community_id: string;
  completed_on: string | null;
  contractor_id: string | null;
  delivered_on: string | null;
  done_at: Timestamp | null;
  judged_by: string | null;
  judged_reason: Generated<string>;
  liable: Generated<string>;
  materials: Generated<string>;
  matter_id: string;
  on_site_at: Timestamp | null;
  part_code: string | null;
  part_name: Generated<string>;
  promised_on: string | null;
  result: Generated<string>;
  return_reason: Generated<string>;
  rework_of: string | null;
  waiting_reason: Generated<string>;
  warranty: Generated<string>;
  warranty_until: string | null;
  warranty_why: Generated<string>;
}

export interface WorkOrdersTechnicianAvailability {
  available: boolean;
  community_id: string;
  since: Timestamp;
  staff_id: string;
}

export interface WorkOrdersWarrantySetting {
  community_id: string;
  cooling_from: string;
  cooling_until: string;
  counted_from: string;
  heating_from: string;
  heating_until: string;
  terms: string;
  version: Generated<number>;
}

export interface WorkOrdersTables {
  "work_orders.category": WorkOrdersCategory;
  "work_orders.contractor": WorkOrdersContractor;
  "work_orders.contractor_contact": WorkOrdersContractorContact;
  "work_orders.default_category": WorkOrdersDefaultCategory;
  "work_orders.default_part": WorkOrdersDefaultPart;
  "work_orders.material_line": WorkOrdersMaterialLine;
  "work_orders.part": WorkOrdersPart;
  "work_orders.repair": WorkOrdersRepair;
  "work_orders.technician_availability": WorkOrdersTechnicianAvailability;
  "work_orders.warranty_setting": WorkOrdersWarrantySetting;
}
