-- The wait until somebody takes a matter on is a clock too, but not the matter's deadline: it goes up to the
-- supervisor when it is over.
alter table matters.clock add column for_acceptance boolean not null default false;

create index clock_unaccepted on matters.clock (community_id, breached_at)
  where for_acceptance and breached_at is not null and met_at is null and ended_at is null;

-- Who answered for the other department or the authority.
alter table matters.task add column answered_by text not null default '';
