-- The one door through which the application puts work into the job queue: it may not touch the queue's own tables.
-- A job names its community in the payload; a job with the same key replaces the one that waits.
create function platform.enqueue(job text, payload jsonb, run_at timestamptz, job_key text default null) returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  as $$
begin
  perform graphile_worker.add_job(identifier => job, payload => payload::json, run_at => run_at, job_key => job_key);
end
$$;

revoke all on function platform.enqueue(text, jsonb, timestamptz, text) from public;

grant execute on function platform.enqueue(text, jsonb, timestamptz, text) to liren_app, liren_maintenance;
