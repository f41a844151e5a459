create schema households;

-- A party (业户): a person or an organisation. Identity numbers are encrypted and found by a keyed hash.
create table households.party (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  sex text not null default '',
  birth_date date,
  identity_kind text not null default '',
  identity_cipher text,
  identity_hash text,
  identity_tail text not null default '',
  identity_checked boolean not null default false,
  note text not null default '',
  care_note text not null default '',
  merged_into uuid,
  created_at timestamptz not null,
  version int not null default 1,
  constraint party_pkey primary key (community_id, id),
  constraint party_community_fkey foreign key (community_id) references access.community (community_id),
  constraint party_merged_into_fkey foreign key (community_id, merged_into) references households.party (community_id, id),
  constraint party_kind check (kind in ('person', 'organisation')),
  constraint party_name check (name <> ''),
  constraint party_sex check (sex in ('', 'male', 'female'))
);

create index party_name on households.party (community_id, name, id);

create index party_identity_hash on households.party (community_id, identity_hash) where identity_hash is not null;

select platform.protect('households.party');

create table households.party_phone (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  party_id uuid not null,
  -- As it is shown and dialled by hand (0755-88888888-12), and its dialled digits without the extension.
  number text not null,
  digits text not null,
  label text not null default '',
  position int not null default 0,
  constraint party_phone_pkey primary key (community_id, id),
  constraint party_phone_once unique (community_id, party_id, number),
  constraint party_phone_party_fkey foreign key (community_id, party_id) references households.party (community_id, id) on delete cascade
);

create index party_phone_digits on households.party_phone (community_id, digits);

select platform.protect('households.party_phone');

-- A title (产权): one row per house and period; the database refuses overlap. Holders stand below it, fractions exact (§12.4.1).
create table households.title (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  house_id uuid not null,
  during daterange not null,
  -- Plain dates of the period: ranges cannot be index conditions under row-level security.
  begins_on date not null generated always as (lower(during)) stored,
  ends_on date generated always as (upper(during)) stored,
  form text not null,
  manner text not null,
  certificate_number text not null default '',
  note text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid,
  version int not null default 1,
  constraint title_pkey primary key (community_id, id),
  constraint title_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint title_form check (form in ('sole', 'joint', 'by-shares')),
  constraint title_manner check (manner in ('first-sale', 'resale', 'inheritance', 'gift', 'court', 'exchange', 'imported', 'other')),
  constraint title_during check (not isempty(during) and lower(during) is not null),
  constraint title_no_overlap exclude using gist (community_id with =, house_id with =, during with &&)
);

create index title_house on households.title (community_id, house_id, begins_on);

create index title_begins on households.title (community_id, begins_on, id);

select platform.protect('households.title');

create table households.title_holder (
  community_id uuid not null,
  title_id uuid not null,
  party_id uuid not null,
  share_numerator int,
  share_denominator int,
  position int not null default 0,
  constraint title_holder_pkey primary key (community_id, title_id, party_id),
  constraint title_holder_title_fkey foreign key (community_id, title_id) references households.title (community_id, id) on delete cascade,
  constraint title_holder_party_fkey foreign key (community_id, party_id) references households.party (community_id, id),
  constraint title_holder_share check (
    (share_numerator is null and share_denominator is null)
    or (share_numerator > 0 and share_denominator > 0 and share_numerator <= share_denominator and share_denominator <= 10000)
  )
);

create index title_holder_party on households.title_holder (community_id, party_id);

select platform.protect('households.title_holder');

-- A lease covers the house (part = '') or a named part of it; the same part cannot overlap, nor whole and part.
create table households.lease (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  house_id uuid not null,
  part text not null default '',
  during daterange not null,
  begins_on date not null generated always as (lower(during)) stored,
  ends_on date not null generated always as (upper(during)) stored,
  interior_renovation text not null default '',
  note text not null default '',
  ended_early_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  version int not null default 1,
  -- The whole house covers every part, a part only itself: as a range over hashes, so that one constraint sees both.
  part_span int8range not null generated always as (
    case when part = '' then int8range(null, null) else int8range(hashtextextended(part, 0), hashtextextended(part, 0), '[]') end
  ) stored,
  constraint lease_pkey primary key (community_id, id),
  constraint lease_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint lease_during check (not isempty(during) and lower(during) is not null and upper(during) is not null),
  constraint lease_twenty_years check (upper(during) <= (lower(during) + interval '20 years')::date),
  constraint lease_no_overlap exclude using gist (community_id with =, house_id with =, part_span with &&, during with &&)
);

create index lease_house on households.lease (community_id, house_id, begins_on);

create index lease_begins on households.lease (community_id, begins_on, id);

select platform.protect('households.lease');

create table households.lease_tenant (
  community_id uuid not null,
  lease_id uuid not null,
  party_id uuid not null,
  position int not null default 0,
  constraint lease_tenant_pkey primary key (community_id, lease_id, party_id),
  constraint lease_tenant_lease_fkey foreign key (community_id, lease_id) references households.lease (community_id, id) on delete cascade,
  constraint lease_tenant_party_fkey foreign key (community_id, party_id) references households.party (community_id, id)
);

create index lease_tenant_party on households.lease_tenant (community_id, party_id);

select platform.protect('households.lease_tenant');

-- An occupant (住户): someone who lives or works in the house, by whatever right.
create table households.occupant (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  house_id uuid not null,
  party_id uuid not null,
  relation text not null default '',
  during daterange not null,
  begins_on date not null generated always as (lower(during)) stored,
  ends_on date generated always as (upper(during)) stored,
  recorded_at timestamptz not null,
  recorded_by uuid,
  version int not null default 1,
  constraint occupant_pkey primary key (community_id, id),
  constraint occupant_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint occupant_party_fkey foreign key (community_id, party_id) references households.party (community_id, id),
  constraint occupant_during check (not isempty(during) and lower(during) is not null),
  constraint occupant_no_overlap exclude using gist (community_id with =, house_id with =, party_id with =, during with &&)
);

create index occupant_house on households.occupant (community_id, house_id, begins_on);

create index occupant_party on households.occupant (community_id, party_id);

select platform.protect('households.occupant');

create table households.vehicle (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  house_id uuid,
  party_id uuid,
  plate text not null,
  kind text not null default '',
  brand text not null default '',
  colour text not null default '',
  space_id uuid,
  note text not null default '',
  removed_at timestamptz,
  version int not null default 1,
  constraint vehicle_pkey primary key (community_id, id),
  constraint vehicle_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint vehicle_party_fkey foreign key (community_id, party_id) references households.party (community_id, id),
  constraint vehicle_space_fkey foreign key (community_id, space_id) references estate.space (community_id, id)
);

create unique index vehicle_plate on households.vehicle (community_id, plate) where removed_at is null;

create index vehicle_house on households.vehicle (community_id, house_id);

create index vehicle_party on households.vehicle (community_id, party_id);

select platform.protect('households.vehicle');

-- Prepared search keys: matched with = and < only, so that row-level security never hides the index (architecture,
-- promise 3). `kind` says what the key was made of, `rank` 0 that it is the thing whole.
create table households.search_key (
  community_id uuid not null,
  kind text not null,
  key text collate "C" not null,
  subject_kind text not null,
  subject_id uuid not null,
  rank int not null,
  constraint search_key_pkey primary key (community_id, kind, key, subject_id),
  constraint search_key_key check (key <> ''),
  constraint search_key_kind check (
    kind in ('house', 'name', 'pinyin', 'initials', 'phone', 'phone-tail', 'plate', 'plate-tail', 'matter')
  )
);

create index search_key_subject on households.search_key (community_id, subject_id);

-- Across the company the key leads: one probe, however many communities.
create index search_key_company on households.search_key (kind, key, community_id);

select platform.protect('households.search_key');

-- What a hit says of a thing that belongs to a module above this one (a matter): its title and its house.
create table households.search_subject (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  house_id uuid,
  title text not null,
  detail text not null default '',
  constraint search_subject_pkey primary key (community_id, id),
  constraint search_subject_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id)
);

select platform.protect('households.search_subject');
