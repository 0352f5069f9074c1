-- To whom a call is being handed over while its agent still talks with it.
alter table gateway.waiting_calls
  add column heir_agent_id uuid,
  add column heir_room text,
  add column heir_leg_epoch bigint,
  add column heir_at timestamptz,
  add constraint heir_is_whole check ((heir_agent_id is null) = (heir_room is null)
    and (heir_agent_id is null) = (heir_leg_epoch is null) and (heir_agent_id is null) = (heir_at is null));

-- One agent talks on a call, and one at most is held for it meanwhile: the colleague it is handed over to.
create unique index agents_one_each_per_call on gateway.agents (call_id, state) where state in ('RESERVED', 'ON_CALL');
drop index gateway.agents_one_per_call;
