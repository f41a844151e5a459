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

export interface AccessApiKey {
  community_id: string;
  created_at: Timestamp;
  created_by: string;
  expires_at: Timestamp | null;
  id: Generated<string>;
  key_hash: string;
  last_used_at: Timestamp | null;
  name: string;
  revoked_at: Timestamp | null;
  roles: string[];
  tail: string;
}

export interface AccessAssignment {
  community_id: string;
  roles: string[];
  staff_id: string;
}

export interface AccessCommunity {
  address: Generated<string>;
  code: string;
  community_id: Generated<string>;
  complaint_phone: Generated<string>;
  created_at: Timestamp;
  emergency_phone: Generated<string>;
  kind: string;
  name: string;
  reception_hours: Json;
  service_phone: Generated<string>;
  version: Generated<number>;
}

export interface AccessCommunityCode {
  code: string;
  community_id: string;
}

export interface AccessSession {
  created_at: Timestamp;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  id: Generated<string>;
  ip: Generated<string>;
  last_seen_at: Timestamp;
  staff_id: string;
  token_hash: string;
  user_agent: Generated<string>;
}

export interface AccessSignInFailure {
  at: Timestamp;
  id: Generated<string>;
  ip: string;
  login_key: string;
}

export interface AccessStaff {
  company_roles: Generated<string[]>;
  created_at: Timestamp;
  disabled_at: Timestamp | null;
  id: Generated<string>;
  login_name: string;
  must_change_password: Generated<boolean>;
  name: string;
  password_changed_at: Timestamp;
  password_hash: string;
  phone: Generated<string>;
  totp_last_step: bigint | null;
  totp_pending: string | null;
  totp_secret: string | null;
  version: Generated<number>;
}

export interface AccessTables {
  "access.api_key": AccessApiKey;
  "access.assignment": AccessAssignment;
  "access.community": AccessCommunity;
  "access.community_code": AccessCommunityCode;
  "access.session": AccessSession;
  "access.sign_in_failure": AccessSignInFailure;
  "access.staff": AccessStaff;
}
