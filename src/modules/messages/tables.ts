/** Made by `npm run types` from the migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface MessagesAccount {
  community_id: string;
  dingtalk: Generated<string>;
  feishu: Generated<string>;
  staff_id: string;
  version: Generated<number>;
  wecom: Generated<string>;
}

export interface MessagesAttempt {
  at: Timestamp;
  community_id: string;
  id: Generated<string>;
  message_id: string;
  outcome: Generated<string>;
  reason: Generated<string>;
}

export interface MessagesChannel {
  active: Generated<boolean>;
  address: Generated<string>;
  community_id: string;
  created_at: Timestamp;
  events: Generated<string[]>;
  failing_reason: Generated<string>;
  failing_since: Timestamp | null;
  id: Generated<string>;
  kind: string;
  name: string;
  recipients: Generated<string[]>;
  robot: string;
  secret: Generated<string>;
  version: Generated<number>;
}

export interface MessagesMailServer {
  changed_at: Timestamp;
  host: string;
  id: Generated<boolean>;
  password: Generated<string>;
  port: number;
  security: string;
  sender: string;
  user_name: Generated<string>;
  version: Generated<number>;
}

export interface MessagesMessage {
  attempts: Generated<number>;
  body: string;
  channel_id: string;
  community_id: string;
  created_at: Timestamp;
  created_by: string | null;
  due_at: Timestamp;
  ended_at: Timestamp | null;
  event: string;
  fact_id: string;
  id: Generated<string>;
  matter_id: string | null;
  mentions: Generated<string[]>;
  number: Generated<string>;
  queued_at: Timestamp;
  reason: Generated<string>;
  state: Generated<string>;
  title: string;
}

export interface MessagesRobot {
  recent: Generated<ArrayType<Timestamp>>;
  resting_until: Timestamp | null;
  robot: string;
}

export interface MessagesTables {
  "messages.account": MessagesAccount;
  "messages.attempt": MessagesAttempt;
  "messages.channel": MessagesChannel;
  "messages.mail_server": MessagesMailServer;
  "messages.message": MessagesMessage;
  "messages.robot": MessagesRobot;
}
