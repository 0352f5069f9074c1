-- A pacer that looked at its campaign in vain hears at once that somebody stands in line, and need not wait for its next
-- look. Only a campaign's id is said; whoever is not listening finds the lead by itself a moment later.
create function queue.announce_lines() returns trigger language plpgsql as $$
begin
  perform pg_notify('queue_lines', campaign_id::text) from (select distinct campaign_id from after_rows where ready) as joined;
  return null;
end $$;
create trigger announced after insert on queue.lead_queue referencing new table as after_rows
  for each statement execute function queue.announce_lines();
