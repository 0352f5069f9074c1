-- Accounts that connect an agent and a lead by one request, and ring the agent's phone first: they take calls only that
-- are planned for an agent. account.state says it.

alter table telephony.accounts add column rings_agents boolean not null default false;
comment on column telephony.accounts.rings_agents is 'whether it rings an agent''s phone with each call';
