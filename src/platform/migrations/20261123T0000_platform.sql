-- What every module's tables lean on: the community of the transaction, the two kinds of table, idempotency,
-- audit, outbox. Roles are made by the migration runner (they belong to the cluster, not to the database).
create schema platform;

grant usage on schema platform to liren_app, liren_company, liren_maintenance;

create function platform.community() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.cid', true), '')::uuid $$;

comment on function platform.community() is 'The community of this transaction; null outside of one, so that policies fail closed.';

create function platform.protect(t regclass, append_only boolean default false) returns void
  language plpgsql
  set search_path = platform, pg_temp
  as $$
declare
  home text := (select n.nspname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = t);
begin
  execute format('grant usage on schema %I to liren_app, liren_company, liren_maintenance', home);
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy community on %s to liren_app using (community_id = platform.community()) with check (community_id = platform.community())', t);
  execute format('create policy company on %s for select to liren_company using (true)', t);
  execute format('create policy maintenance on %s to liren_maintenance using (true) with check (true)', t);
  execute format('grant select, insert on %s to liren_app', t);
  execute format('grant select on %s to liren_company', t);
  execute format('grant select, insert, update, delete on %s to liren_maintenance', t);
  if append_only then
    execute format('comment on table %s is %L', t, 'append-only');
  else
    execute format('grant update, delete on %s to liren_app', t);
  end if;
end
$$;

comment on function platform.protect(regclass, boolean) is 'Makes a community table: forced row-level security by community, reads across communities for liren_company only; append-only tables cannot be changed by the application.';

create function platform.share(t regclass, append_only boolean default false) returns void
  language plpgsql
  set search_path = platform, pg_temp
  as $$
declare
  home text := (select n.nspname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = t);
begin
  execute format('grant usage on schema %I to liren_app, liren_company, liren_maintenance', home);
  execute format('grant select, insert on %s to liren_app', t);
  execute format('grant select on %s to liren_company', t);
  execute format('grant select, insert, update, delete on %s to liren_maintenance', t);
  if append_only then
    execute format('comment on table %s is %L', t, 'append-only');
  else
    execute format('grant update, delete on %s to liren_app', t);
  end if;
end
$$;

comment on function platform.share(regclass, boolean) is 'Makes a company-wide table: no community, no row-level security; never points to a community table.';

-- Idempotency: the key lives in the transaction of its effect; the stored answer is given to every later call.
create table platform.idempotency_key (
  actor_id uuid not null,
  key text not null,
  endpoint text not null,
  payload_hash text not null,
  answer text,
  at timestamptz not null,
  for_ever boolean not null default false,
  constraint idempotency_key_pkey primary key (actor_id, key),
  constraint idempotency_key_length check (length(key) between 8 and 255)
);

create index idempotency_key_at on platform.idempotency_key (at) where not for_ever;

select platform.share('platform.idempotency_key');

-- Audit: ids and names of fields only. Personal values, where an act needs them, live in audit_detail, which can be erased.
create table platform.audit_entry (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  actor_id uuid,
  actor_kind text not null,
  act text not null,
  subject_kind text not null default '',
  subject_id uuid,
  fields text[] not null default '{}',
  reason text not null default '',
  request_id text not null default '',
  constraint audit_entry_pkey primary key (community_id, id),
  constraint audit_entry_actor_kind check (actor_kind in ('staff', 'api-key', 'resident', 'system'))
);

create index audit_entry_at on platform.audit_entry (community_id, at desc, id);

create index audit_entry_subject on platform.audit_entry (community_id, subject_id, at desc) where subject_id is not null;

select platform.protect('platform.audit_entry', append_only => true);

create table platform.audit_detail (
  community_id uuid not null,
  audit_entry_id uuid not null,
  detail jsonb not null,
  constraint audit_detail_pkey primary key (community_id, audit_entry_id),
  constraint audit_detail_entry_fkey foreign key (community_id, audit_entry_id) references platform.audit_entry (community_id, id)
);

select platform.protect('platform.audit_detail', append_only => true);

create table platform.company_audit_entry (
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  actor_id uuid,
  actor_kind text not null,
  act text not null,
  subject_kind text not null default '',
  subject_id uuid,
  fields text[] not null default '{}',
  reason text not null default '',
  request_id text not null default '',
  constraint company_audit_entry_pkey primary key (id),
  constraint company_audit_entry_actor_kind check (actor_kind in ('staff', 'api-key', 'resident', 'system'))
);

create index company_audit_entry_at on platform.company_audit_entry (at desc, id);

select platform.share('platform.company_audit_entry', append_only => true);

-- The seal: each row chains the entries that appeared since the last one. Written by the maintenance role only.
create table platform.audit_seal (
  community_id uuid not null,
  number bigint not null,
  sealed_at timestamptz not null,
  entries int not null,
  chain text not null,
  constraint audit_seal_pkey primary key (community_id, number)
);

create table platform.audit_seal_entry (
  community_id uuid not null,
  audit_entry_id uuid not null,
  seal_number bigint not null,
  position int not null,
  constraint audit_seal_entry_pkey primary key (community_id, audit_entry_id),
  constraint audit_seal_entry_entry_fkey foreign key (community_id, audit_entry_id) references platform.audit_entry (community_id, id),
  constraint audit_seal_entry_seal_fkey foreign key (community_id, seal_number) references platform.audit_seal (community_id, number)
);

create index audit_seal_entry_seal on platform.audit_seal_entry (community_id, seal_number, position);

select platform.protect('platform.audit_seal', append_only => true);

select platform.protect('platform.audit_seal_entry', append_only => true);

create table platform.company_audit_seal (
  number bigint not null,
  sealed_at timestamptz not null,
  entries int not null,
  chain text not null,
  constraint company_audit_seal_pkey primary key (number)
);

create table platform.company_audit_seal_entry (
  audit_entry_id uuid not null,
  seal_number bigint not null,
  position int not null,
  constraint company_audit_seal_entry_pkey primary key (audit_entry_id),
  constraint company_audit_seal_entry_entry_fkey foreign key (audit_entry_id) references platform.company_audit_entry (id),
  constraint company_audit_seal_entry_seal_fkey foreign key (seal_number) references platform.company_audit_seal (number)
);

select platform.share('platform.company_audit_seal', append_only => true);

select platform.share('platform.company_audit_seal_entry', append_only => true);

-- Outbox: facts announced by a use case, plain inserts; the relay hands them to subscribers after commit.
create table platform.outbox_event (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  name text not null,
  payload jsonb not null,
  constraint outbox_event_pkey primary key (community_id, id)
);

select platform.protect('platform.outbox_event');

-- Settings of this installation: one row each, readable by all, written by the maintenance role and administrators.
create table platform.setting (
  name text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  constraint setting_pkey primary key (name)
);

select platform.share('platform.setting');
