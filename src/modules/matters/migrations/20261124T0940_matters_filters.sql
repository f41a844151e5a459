-- The building of the place, so that a building's and a zone's matters are found by index. Taken from the place when the
-- matter is opened; where the building of a house is corrected, it follows.
alter table matters.matter add column building_id uuid;

alter table matters.matter add constraint matter_building_fkey
  foreign key (community_id, building_id) references estate.building (community_id, id);

update matters.matter m set building_id = coalesce(
  (select h.building_id from estate.house h where h.community_id = m.community_id and h.id = m.house_id),
  (select a.building_id from estate.public_area a where a.community_id = m.community_id and a.id = m.public_area_id),
  (select f.building_id from estate.facility f where f.community_id = m.community_id and f.id = m.facility_id)
) where num_nonnulls(m.house_id, m.public_area_id, m.facility_id) > 0;

-- Each filter of the list has its index, in the order of registration; combined they are read by the most selective one.
create index matter_assignee on matters.matter (community_id, assignee, opened_at, id);

create index matter_state on matters.matter (community_id, kind, state, opened_at, id);

create index matter_urgent on matters.matter (community_id, priority, opened_at, id) where priority <> 'normal';

create index matter_building on matters.matter (community_id, building_id, opened_at, id) where building_id is not null;

create index matter_outside on matters.matter (community_id, public_area_id, opened_at, id)
  where public_area_id is not null and building_id is null;

-- What is urgent and open, and the columns of the board by state, each by clock.
create index matter_open_urgent on matters.matter (community_id, priority, due_at, id)
  where closed_at is null and priority <> 'normal';

create index matter_open_state on matters.matter (community_id, kind, state, due_at, id) where closed_at is null;
