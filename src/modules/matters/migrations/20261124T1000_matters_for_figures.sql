-- The figures of a year read tens of thousands of complaints at once: their places and the standing of their two clocks
-- come from an index alone. Partial: matters of other kinds pay nothing for it. A complaint has each of these clocks once.
create unique index clock_of_complaint on matters.clock (community_id, rule, matter_id)
  include (due_at, met_at, ended_at, breached_at)
  where rule in ('complaint.handled', 'complaint.replied');

create unique index matter_of_complaint on matters.matter (community_id, id)
  include (channel, house_id, public_area_id, facility_id)
  where kind = 'complaint';
