-- What admins say of the agents, copied from agent.profile by version.
create table gateway.profiles (
  agent_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  name text not null,
  campaign_ids uuid[] not null,
  active boolean not null,
  version bigint not null
);

-- Agents on shift: the state of dev.ringbridge.core.agent.Agent, and the lease that holds it.
create table gateway.agents (
  agent_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  state text not null default 'OFFLINE',
  wanted text not null default 'OFFLINE',
  break_reason text not null default 'SIGNED_IN',
  epoch bigint not null default 0,
  epoch_at timestamptz not null default clock_timestamp(),
  leg_room text,
  leg_epoch bigint,
  leg_up_at timestamptz,
  -- The last leg known to be gone: a late word of it must not bring it back.
  legs_over bigint not null default 0,
  call_id uuid,
  call_campaign_id uuid,
  call_lead_id uuid,
  call_branch_id uuid,
  since timestamptz not null default clock_timestamp(),
  until timestamptz,
  lease_until timestamptz not null default to_timestamp(0),
  version bigint not null default 0,
  constraint leg_is_whole check ((leg_room is null) = (leg_epoch is null)),
  constraint call_is_whole check ((call_id is null) = (call_campaign_id is null)),
  constraint available_with_a_leg check (state <> 'AVAILABLE' or leg_epoch is not null)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200);

-- A call has one responsible agent at a time (design, invariant 5), whatever the code believes.
create unique index agents_one_per_call on gateway.agents (call_id) where state in ('RESERVED', 'ON_CALL');
create index agents_by_call on gateway.agents (call_id) where call_id is not null;

-- Answered calls: waiting for an agent, matched with one, or gone.
create table gateway.waiting_calls (
  call_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  lead_id uuid,
  answered_at timestamptz not null,
  safe_harbor_at timestamptz not null,
  reserved_agent_id uuid,
  reserved_epoch bigint,
  state text not null,
  agent_id uuid,
  room text,
  leg_epoch bigint,
  matched_at timestamptz,
  -- The last refusal of a bridge that was acted on: said twice, it acts once.
  refusal_id uuid,
  bridged_at timestamptz,
  ending text,
  ended_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint matched_with_an_agent check (state <> 'MATCHED' or (agent_id is not null and room is not null
    and leg_epoch is not null and matched_at is not null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200);

create index waiting_calls_waiting on gateway.waiting_calls (campaign_id, answered_at) where state = 'WAITING';
create index waiting_calls_by_age on gateway.waiting_calls (created_at);

create table gateway.outbox (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  topic text not null,
  key text not null,
  type text not null,
  source text not null,
  at timestamptz not null,
  body text not null,
  created_at timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  sent_at timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

create index outbox_unsent on gateway.outbox (created_at) where sent_at is null;
create index outbox_sent on gateway.outbox (sent_at) where sent_at is not null;
