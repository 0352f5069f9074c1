-- The requests of accounts whose carrier counts each of them within a minute, whatever it asks for.
create table telephony.account_requests (
  account_id uuid not null,
  organization_id uuid not null,
  branch_id uuid not null,
  at timestamptz not null
);
create index account_requests_of_account on telephony.account_requests (account_id, at);

-- Where agents are called whose phone does not call in: a number, or an address of the carrier's own network.
create table telephony.agent_contacts (
  agent_id uuid not null,
  organization_id uuid not null,
  branch_id uuid not null,
  contact text not null,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  primary key (organization_id, agent_id)
);
