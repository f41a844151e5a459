create schema estate;

-- A zone (片区) and its steward: the unit of patrols, visits and collection targets (§10.2).
create table estate.zone (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  steward_id uuid,
  version int not null default 1,
  constraint zone_pkey primary key (community_id, id),
  constraint zone_name unique (community_id, name),
  constraint zone_community_fkey foreign key (community_id) references access.community (community_id),
  constraint zone_steward_fkey foreign key (steward_id) references access.staff (id)
);

select platform.protect('estate.zone');

-- Building facts of §10.4: structure, pipes, facilities, in the words of the people who must explain them.
create table estate.building (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  code text not null,
  sort_key text collate "C" not null,
  name text not null default '',
  zone_id uuid,
  kind text not null default 'residential',
  floors int,
  structure text not null default '',
  completed_on date,
  delivered_on date,
  pipes text not null default '',
  facilities_note text not null default '',
  version int not null default 1,
  constraint building_pkey primary key (community_id, id),
  constraint building_code unique (community_id, code),
  constraint building_community_fkey foreign key (community_id) references access.community (community_id),
  constraint building_zone_fkey foreign key (community_id, zone_id) references estate.zone (community_id, id),
  constraint building_kind check (kind in ('residential', 'office', 'commercial', 'villa', 'dormitory', 'garage', 'other')),
  constraint building_floors check (floors between 1 and 200)
);

select platform.protect('estate.building');

-- An entrance (单元). A house without one is ordinary: villa, shop.
create table estate.entrance (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  building_id uuid not null,
  code text not null,
  sort_key text collate "C" not null,
  floors int,
  has_lift boolean,
  version int not null default 1,
  constraint entrance_pkey primary key (community_id, id),
  constraint entrance_code unique (community_id, building_id, code),
  constraint entrance_of_building unique (community_id, building_id, id),
  constraint entrance_building_fkey foreign key (community_id, building_id) references estate.building (community_id, id),
  constraint entrance_floors check (floors between 1 and 200)
);

select platform.protect('estate.entrance');

-- A house with every field of the title register (§12.4.3). `spelling` is its one canonical spelling (3-2-1501).
create table estate.house (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  building_id uuid not null,
  entrance_id uuid,
  number text not null,
  spelling text not null,
  sort_key text collate "C" not null,
  floor int,
  kind text not null default 'residence',
  layout text not null default '',
  built_area numeric(12, 4),
  usable_area numeric(12, 4),
  land_area numeric(12, 4),
  use_status text not null default 'unknown',
  occupancy text not null default 'vacant',
  attached_facilities text not null default '',
  garage_use text not null default '',
  note text not null default '',
  delivered_on date,
  version int not null default 1,
  constraint house_pkey primary key (community_id, id),
  constraint house_spelling unique (community_id, spelling),
  constraint house_building_fkey foreign key (community_id, building_id) references estate.building (community_id, id),
  -- The entrance is one of the same building.
  constraint house_entrance_fkey foreign key (community_id, building_id, entrance_id)
    references estate.entrance (community_id, building_id, id),
  constraint house_number check (number <> ''),
  constraint house_kind check (kind in ('residence', 'villa', 'shop', 'office', 'dormitory', 'apartment', 'storage', 'other')),
  constraint house_use_status check (use_status in ('unknown', 'own-use', 'let', 'vacant', 'business', 'other')),
  constraint house_occupancy check (occupancy in ('unsold', 'undelivered', 'vacant', 'renovating', 'occupied')),
  constraint house_areas check (built_area >= 0 and usable_area >= 0 and land_area >= 0),
  constraint house_floor check (floor between -10 and 200)
);

create index house_order on estate.house (community_id, sort_key, id);

create index house_building on estate.house (community_id, building_id, sort_key);

select platform.protect('estate.house');

-- Changes of use: when and in what manner (§12.4.1). What happened stays; an error is corrected by a further row.
create table estate.house_use_change (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  house_id uuid not null,
  changed_on date not null,
  from_use text not null,
  to_use text not null,
  manner text not null,
  note text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid,
  constraint house_use_change_pkey primary key (community_id, id),
  constraint house_use_change_house_fkey foreign key (community_id, house_id) references estate.house (community_id, id),
  constraint house_use_change_recorded_by_fkey foreign key (recorded_by) references access.staff (id),
  constraint house_use_change_manner check (manner in ('owner-notice', 'lease', 'licence', 'inspection', 'correction', 'other'))
);

create index house_use_change_house on estate.house_use_change (community_id, house_id, changed_on, id);

select platform.protect('estate.house_use_change', append_only => true);

-- A parking or storage space.
create table estate.space (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  number text not null,
  sort_key text collate "C" not null,
  kind text not null default 'parking',
  place text not null default '',
  area numeric(12, 4),
  ownership text not null default 'unknown',
  note text not null default '',
  version int not null default 1,
  constraint space_pkey primary key (community_id, id),
  constraint space_number unique (community_id, number),
  constraint space_community_fkey foreign key (community_id) references access.community (community_id),
  constraint space_kind check (kind in ('parking', 'storage', 'other')),
  constraint space_ownership check (ownership in ('unknown', 'sold', 'developer', 'civil-defence', 'common', 'other'))
);

select platform.protect('estate.space');

create table estate.public_area (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  building_id uuid,
  zone_id uuid,
  kind text not null default 'other',
  note text not null default '',
  version int not null default 1,
  constraint public_area_pkey primary key (community_id, id),
  constraint public_area_name unique (community_id, name),
  constraint public_area_building_fkey foreign key (community_id, building_id) references estate.building (community_id, id),
  constraint public_area_zone_fkey foreign key (community_id, zone_id) references estate.zone (community_id, id),
  constraint public_area_community_fkey foreign key (community_id) references access.community (community_id),
  constraint public_area_kind check (kind in ('lobby', 'stairs', 'corridor', 'garage', 'garden', 'roof', 'gate', 'road', 'other'))
);

select platform.protect('estate.public_area');

create table estate.facility (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  building_id uuid,
  public_area_id uuid,
  kind text not null default 'other',
  serial_number text not null default '',
  note text not null default '',
  version int not null default 1,
  constraint facility_pkey primary key (community_id, id),
  constraint facility_name unique (community_id, name),
  constraint facility_building_fkey foreign key (community_id, building_id) references estate.building (community_id, id),
  constraint facility_public_area_fkey foreign key (community_id, public_area_id) references estate.public_area (community_id, id),
  constraint facility_community_fkey foreign key (community_id) references access.community (community_id),
  constraint facility_kind check (kind in ('lift', 'fire', 'water', 'power', 'access-control', 'drainage', 'air-conditioning', 'other'))
);

select platform.protect('estate.facility');
