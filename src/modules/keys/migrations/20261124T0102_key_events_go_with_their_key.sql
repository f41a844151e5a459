-- A key that an import made by mistake can be taken back as long as nothing was done with it; its first entry goes
-- with it. The application still cannot change or remove an entry by itself.
alter table keys.key_event drop constraint key_event_key_fkey;

alter table keys.key_event add constraint key_event_key_fkey foreign key (community_id, key_id)
  references keys.key (community_id, id) on delete cascade;
