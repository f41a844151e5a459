create schema access;

-- The community is the row by which everything else is distributed: its key column is community_id itself.
create table access.community (
  community_id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  kind text not null,
  address text not null default '',
  service_phone text not null default '',
  complaint_phone text not null default '',
  emergency_phone text not null default '',
  reception_hours jsonb not null,
  created_at timestamptz not null,
  version int not null default 1,
  constraint community_pkey primary key (community_id),
  constraint community_kind check (kind in ('residential', 'office', 'park', 'sales-office'))
);

select platform.protect('access.community');

-- A code is unique in the company; uniqueness over all communities needs a company-wide table (no foreign key, it points nowhere).
create table access.community_code (
  code text not null,
  community_id uuid not null,
  constraint community_code_pkey primary key (code)
);

comment on table access.community_code is 'directory';

select platform.share('access.community_code');

create table access.staff (
  id uuid not null default gen_random_uuid(),
  login_name text not null,
  name text not null,
  phone text not null default '',
  password_hash text not null,
  must_change_password boolean not null default true,
  totp_secret text,
  totp_pending text,
  totp_last_step bigint,
  company_roles text[] not null default '{}',
  disabled_at timestamptz,
  created_at timestamptz not null,
  password_changed_at timestamptz not null,
  version int not null default 1,
  constraint staff_pkey primary key (id)
);

create unique index staff_login_name on access.staff (lower(login_name));

select platform.share('access.staff');

-- Roles held in one community.
create table access.assignment (
  community_id uuid not null,
  staff_id uuid not null,
  roles text[] not null,
  constraint assignment_pkey primary key (community_id, staff_id),
  constraint assignment_community_fkey foreign key (community_id) references access.community (community_id),
  constraint assignment_staff_fkey foreign key (staff_id) references access.staff (id),
  constraint assignment_roles check (cardinality(roles) > 0),
  -- Head office and administrator reach every community or none.
  constraint assignment_company_only check (not roles && array['head-office', 'administrator'])
);

create index assignment_staff on access.assignment (staff_id);

select platform.protect('access.assignment');

create table access.session (
  id uuid not null default gen_random_uuid(),
  token_hash text not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ip text not null default '',
  user_agent text not null default '',
  constraint session_pkey primary key (id),
  constraint session_staff_fkey foreign key (staff_id) references access.staff (id)
);

create unique index session_token on access.session (token_hash);

create index session_staff on access.session (staff_id) where ended_at is null;

select platform.share('access.session');

-- Failed sign-ins, for throttling by account and address together and by address alone: never by account alone, so that nobody can lock another out.
create table access.sign_in_failure (
  id uuid not null default gen_random_uuid(),
  -- A hash: people type passwords into the wrong box.
  login_key text not null,
  ip text not null,
  at timestamptz not null,
  constraint sign_in_failure_pkey primary key (id)
);

create index sign_in_failure_pair on access.sign_in_failure (login_key, ip, at);

create index sign_in_failure_ip on access.sign_in_failure (ip, at);

select platform.share('access.sign_in_failure');

create table access.api_key (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  key_hash text not null,
  tail text not null,
  roles text[] not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_pkey primary key (community_id, id),
  constraint api_key_hash unique (community_id, key_hash),
  constraint api_key_community_fkey foreign key (community_id) references access.community (community_id),
  constraint api_key_created_by_fkey foreign key (created_by) references access.staff (id)
);

select platform.protect('access.api_key');
