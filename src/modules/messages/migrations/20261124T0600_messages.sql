create schema messages;

-- A way out of the house: a group robot, or e-mail to a few people. Address and secret of a robot lie encrypted, bound
-- to this row; `robot` is a keyed hash of the address, by which the pace of one robot is kept wherever it is used.
create table messages.channel (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null,
  address text not null default '',
  secret text not null default '',
  robot text not null,
  recipients text[] not null default '{}',
  events text[] not null default '{}',
  active boolean not null default true,
  failing_since timestamptz,
  failing_reason text not null default '',
  created_at timestamptz not null,
  version int not null default 1,
  constraint channel_pkey primary key (community_id, id),
  constraint channel_name unique (community_id, name),
  constraint channel_community_fkey foreign key (community_id) references access.community (community_id),
  constraint channel_kind check (kind in ('wecom', 'dingtalk', 'feishu', 'email')),
  constraint channel_events check (
    events <@ array['dispatched', 'complaint', 'emergency', 'breached', 'unaccepted', 'incident']
  ),
  constraint channel_way check ((kind = 'email') = (address = '')),
  constraint channel_recipients check (kind <> 'email' or cardinality(recipients) > 0)
);

select platform.protect('messages.channel');

-- One message for each fact and channel: the relay hands a fact on at least once, a channel hears of it once. While it is
-- being sent, due_at is the moment from which another process may take it over.
create table messages.message (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  channel_id uuid not null,
  fact_id uuid not null,
  event text not null,
  matter_id uuid,
  number text not null default '',
  title text not null,
  body text not null,
  mentions text[] not null default '{}',
  state text not null default 'waiting',
  attempts int not null default 0,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  reason text not null default '',
  created_at timestamptz not null,
  created_by uuid,
  constraint message_pkey primary key (community_id, id),
  constraint message_once unique (community_id, channel_id, fact_id),
  constraint message_channel_fkey foreign key (community_id, channel_id) references messages.channel (community_id, id),
  constraint message_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint message_event check (
    event in ('test', 'dispatched', 'complaint', 'emergency', 'breached', 'unaccepted', 'incident')
  ),
  constraint message_state check (state in ('waiting', 'sending', 'sent', 'failed', 'expired')),
  constraint message_ended check ((state in ('waiting', 'sending')) = (ended_at is null))
);

create index message_due on messages.message (community_id, channel_id, due_at) where state in ('waiting', 'sending');

create index message_recent on messages.message (community_id, created_at desc, id desc);

select platform.protect('messages.message');

-- Each sending: written before it goes out, so that one cut short is seen as such.
create table messages.attempt (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  message_id uuid not null,
  at timestamptz not null,
  outcome text not null default 'unknown',
  reason text not null default '',
  constraint attempt_pkey primary key (community_id, id),
  constraint attempt_message_fkey foreign key (community_id, message_id) references messages.message (community_id, id),
  constraint attempt_outcome check (outcome in ('unknown', 'sent', 'again', 'refused'))
);

create index attempt_message on messages.attempt (community_id, message_id, at);

select platform.protect('messages.attempt');

-- Under which name a colleague is known to a vendor, to be mentioned in the group.
create table messages.account (
  community_id uuid not null,
  staff_id uuid not null,
  wecom text not null default '',
  dingtalk text not null default '',
  feishu text not null default '',
  version int not null default 1,
  constraint account_pkey primary key (community_id, staff_id),
  constraint account_community_fkey foreign key (community_id) references access.community (community_id),
  constraint account_staff_fkey foreign key (staff_id) references access.staff (id),
  constraint account_shape check (
    wecom ~ '^[A-Za-z0-9_.@-]{0,64}$' and dingtalk ~ '^[A-Za-z0-9_.@-]{0,64}$' and feishu ~ '^[A-Za-z0-9_.@-]{0,64}$'
  )
);

select platform.protect('messages.account');

-- The pace of each robot over all communities and processes: its latest sendings, and until when it rests.
create table messages.robot (
  robot text not null,
  recent timestamptz[] not null default '{}',
  resting_until timestamptz,
  constraint robot_pkey primary key (robot)
);

select platform.share('messages.robot');

-- The mail server of the company: one row or none. The password lies encrypted.
create table messages.mail_server (
  id boolean not null default true,
  host text not null,
  port int not null,
  security text not null,
  user_name text not null default '',
  password text not null default '',
  sender text not null,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint mail_server_pkey primary key (id),
  constraint mail_server_one check (id),
  constraint mail_server_port check (port between 1 and 65535),
  constraint mail_server_security check (security in ('tls', 'starttls', 'none'))
);

select platform.share('messages.mail_server');
