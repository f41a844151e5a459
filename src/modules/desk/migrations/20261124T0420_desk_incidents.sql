-- A mass outage (突发事件): one cause, many calls. ended_at is set when it is over or was withdrawn.
create table desk.incident (
  community_id uuid not null,
  matter_id uuid not null,
  kind text not null,
  whole_community boolean not null,
  script text not null,
  begins_at timestamptz not null,
  expected_until timestamptz,
  result text not null default '',
  ended_at timestamptz,
  constraint incident_pkey primary key (community_id, matter_id),
  constraint incident_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint incident_kind check (kind in ('water', 'power', 'lift', 'gas', 'heating', 'network', 'fire', 'weather', 'other')),
  constraint incident_script check (script <> ''),
  constraint incident_period check (expected_until > begins_at)
);

create index incident_open on desk.incident (community_id, begins_at, matter_id) where ended_at is null;

create index incident_recent on desk.incident (community_id, begins_at, matter_id);

select platform.protect('desk.incident');

-- The buildings, or single entrances of them, that an incident covers; none where it covers the whole community.
create table desk.incident_area (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  matter_id uuid not null,
  building_id uuid not null,
  entrance_id uuid,
  constraint incident_area_pkey primary key (community_id, id),
  constraint incident_area_once unique nulls not distinct (community_id, matter_id, building_id, entrance_id),
  constraint incident_area_incident_fkey foreign key (community_id, matter_id) references desk.incident (community_id, matter_id),
  constraint incident_area_building_fkey foreign key (community_id, building_id) references estate.building (community_id, id),
  constraint incident_area_entrance_fkey foreign key (community_id, building_id, entrance_id)
    references estate.entrance (community_id, building_id, id)
);

select platform.protect('desk.incident_area');

alter table desk.call drop constraint call_outcome;

alter table desk.call add constraint call_outcome check (
  outcome in ('enquiry', 'help', 'repair', 'complaint', 'suggestion', 'praise', 'incident', 'other')
);

alter table desk.call add constraint call_incident_has_matter check (outcome <> 'incident' or matter_id is not null);

-- Who rang about a matter: the callers of an incident.
create index call_matter on desk.call (community_id, matter_id, started_at) where matter_id is not null;
