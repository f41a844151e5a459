-- What of one kind ended in a period, and what of it was open at an instant: for statistics.
create index matter_by_kind on matters.matter (community_id, kind, closed_at, opened_at);
