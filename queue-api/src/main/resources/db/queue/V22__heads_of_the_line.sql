-- A claim begins where the last one of the same replica ended, and need not walk over the places that others left and that
-- nobody may clear away while some snapshot is held open. So that nobody who joins before that place is missed, each place
-- says which transaction wrote it last.
alter table queue.lead_queue add column entered xid8 not null default pg_current_xact_id();
comment on column queue.lead_queue.entered is 'the transaction that wrote this place last';

create function queue.stamp_entered() returns trigger language plpgsql as $$
begin
  new.entered := pg_current_xact_id();
  return new;
end $$;
create trigger entered before update on queue.lead_queue for each row execute function queue.stamp_entered();

-- By an expression, so that no planner can take the index of the order for it, whatever it believes of an outworn table.
create index lead_queue_arrivals on queue.lead_queue (uuid_send(campaign_id), entered) where ready;
