-- What the owner of each complaint said last: the figures of a year read it from the index alone.
create index callback_about_complaint on callbacks.callback (community_id, about_matter_id, recorded_at desc, matter_id desc)
  include (satisfaction)
  where class = 'complaint' and recorded_at is not null;
