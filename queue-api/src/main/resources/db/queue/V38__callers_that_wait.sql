-- Who waits for a supervisor is one of those that nobody settled or called back: few, however many calls are kept.
drop index queue.incoming_calls_open;
create index incoming_calls_waiting on queue.incoming_calls (organization_id, id) where state in ('OPEN', 'CALLBACK');

-- Whom a caller was meant for, unless telephony found that they hear the message already.
create function queue.routing_of(caller queue.incoming_calls) returns text language sql stable as $$
  select case
    when caller.routing in ('TO_OWNER', 'TO_ANYONE')
     and exists (select 1 from queue.calls k where k.id = caller.id and k.state = 'ENDED' and k.answered_at is null)
    then 'TOO_LATE'
    else caller.routing
  end
$$;
