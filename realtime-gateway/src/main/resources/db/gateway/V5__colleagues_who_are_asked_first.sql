-- The colleague is asked first: the call goes to them only when its agent says so.
alter table gateway.waiting_calls
  add column heir_asked boolean not null default false,
  add constraint asked_is_somebody check (not heir_asked or heir_agent_id is not null);
