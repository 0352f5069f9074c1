-- What an agent owes to the call that is theirs (dev.ringbridge.core.agent.Duty).
alter table gateway.agents
  add column call_disposed boolean not null default false,
  add column must_dispose boolean not null default false;
